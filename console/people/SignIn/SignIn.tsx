export const SignIn = () => <main>Sign in</main>
