-- What came from a folder that is mirrored.
create index asset_by_folder on asset (engine, (coalesce(body ->> 'folder', '')), id);
