const SIGN_IN_HOSTS =
  /^(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|login\.yahoo\.com|(.+\.)?auth0\.com|(.+\.)?okta\.com)$/;
const SIGN_IN_PATH = /\/(log-?in|sign-?in|sign_in|users\/sign_in|auth|servicelogin|wp-login\.php|sso)(\/|$)/i;
/** Bounded, like the patterns: whoever serves the page must not decide how long it takes to read. */
const READ_CHARACTERS = 64 * 1024;
const PASSWORD_FIELD = /<input\b[^>]{0,500}\btype\s{0,5}=\s{0,5}["']?password/i;
const SIGN_IN_TITLE =
  /<title[^>]{0,200}>[^<]{0,300}\b(log ?in|sign ?in|iniciar sesi[oó]n|inicia sesi[oó]n|acceder|entrar|fazer login|access denied|request access)\b/i;

/** Whether a page that came in place of a file asks who one is. */
export function isSignInPage(url: URL, page: string): boolean {
  const html = page.slice(0, READ_CHARACTERS);
  return (
    SIGN_IN_HOSTS.test(url.hostname) ||
    SIGN_IN_PATH.test(url.pathname) ||
    PASSWORD_FIELD.test(html) ||
    SIGN_IN_TITLE.test(html)
  );
}
