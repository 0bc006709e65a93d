/** The mail server that SMTP_URL names. */
export interface SmtpServer {
  /** A name, or an address as it stands in a URL. */
  host: string;
  port: number;
  /** It begins with TLS. */
  isImplicit: boolean;
  /** No line to it leaves the machine. */
  isLocal: boolean;
}

/** @param smtp - `smtp://` or `smtps://` */
export function smtpServerOf(smtp: string): SmtpServer {
  const { hostname, port, protocol } = new URL(smtp);
  const isImplicit = protocol === 'smtps:' || port === '465';
  return {
    host: hostname,
    port: Number(port) || (isImplicit ? 465 : 587),
    isImplicit,
    isLocal: /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(hostname),
  };
}
