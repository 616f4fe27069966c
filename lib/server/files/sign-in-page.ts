const SIGN_IN_HOSTS =
  /^(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|login\.yahoo\.com|(.+\.)?auth0\.com|(.+\.)?okta\.com)$/;
const SIGN_IN_PATH = /\/(log-?in|sign-?in|sign_in|users\/sign_in|auth|servicelogin|wp-login\.php|sso)(\/|$)/i;
const PASSWORD_FIELD = /<input\b[^>]*\btype\s*=\s*["']?password/i;
const SIGN_IN_TITLE =
  /<title[^>]*>[^<]*\b(log ?in|sign ?in|iniciar sesi[oó]n|inicia sesi[oó]n|acceder|entrar|fazer login|access denied|request access)\b/i;

/** Whether a page that came in place of a file asks who one is. */
export function isSignInPage(url: URL, html: string): boolean {
  return (
    SIGN_IN_HOSTS.test(url.hostname) ||
    SIGN_IN_PATH.test(url.pathname) ||
    PASSWORD_FIELD.test(html) ||
    SIGN_IN_TITLE.test(html)
  );
}
