import { createTransport } from 'nodemailer';
import { isCertificate, type SmtpError } from '../smtp-outcome.ts';
import { addressesOf, isNamed, type Examined, type Finding } from './finding.ts';

/** How long the server may take for its first words (ms). */
const PATIENCE = 20_000;

/** Whether the line to the mail server can be secured, with a certificate of its name. No password is sent. */
export async function checkTls({ dns, server }: Examined): Promise<Finding> {
  const subject = 'TLS';
  if (!server) return { subject, state: 'unknown', says: 'SMTP_URL is not set, so there is no server to look at.' };
  const { host, port, isImplicit, isLocal } = server;
  const where = `${host}:${port}`;
  if (isLocal)
    return { subject, state: 'good', says: `${where} is this machine: what is said to it leaves no line to secure.` };
  const [address] = await addressesOf(host, dns);
  if (address === undefined)
    return { subject, state: 'lacks', says: `${host} of SMTP_URL has no address.`, mend: `${host}. A ADDRESS` };
  const transport = createTransport({
    host: address,
    port,
    secure: isImplicit,
    requireTLS: true,
    tls: { servername: isNamed(host) ? host : '' },
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  });
  try {
    await transport.verify();
    return {
      subject,
      state: 'good',
      says: `${where} has ${isImplicit ? 'TLS from the start' : 'STARTTLS'}, and a good certificate.`,
    };
  } catch (thrown) {
    const error = thrown as SmtpError;
    const reason = (error.response ?? error.message).replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 300);
    if (isCertificate(error))
      return {
        subject,
        state: 'lacks',
        says: `${where} has a certificate that is not good: ${reason}`,
        mend: `Give the server a certificate for ${host}, or name it in SMTP_URL as its certificate does; smtps:// is for servers that begin with TLS.`,
      };
    if (error.code === 'ETLS')
      return {
        subject,
        state: 'lacks',
        says: `${where} offers no STARTTLS: letters and the password would go in clear. (${reason})`,
        mend: 'Switch it on at the server, or write smtps:// when it begins with TLS, usually at port 465.',
      };
    return {
      subject,
      state: 'lacks',
      says: `${where} cannot be reached, or takes no mail: ${reason}`,
      mend: 'Look at SMTP_URL, and whether the network lets mail out.',
    };
  } finally {
    transport.close();
  }
}
