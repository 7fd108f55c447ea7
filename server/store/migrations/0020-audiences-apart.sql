-- Audiences may be learned apart at a placement: each has snapshots of its own, and decisions are counted by it. '' is whoever is in none of them.
alter table snapshot add column audience text not null default '';
alter table decision_count add column audience text not null default '';
alter table decision_count drop constraint decision_count_pkey, add primary key (engine, placement, day, branch, synthetic, audience);
