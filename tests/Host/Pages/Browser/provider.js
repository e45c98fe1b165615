// node provider.js PORT HOST: an OpenID provider (npm oidc-provider) at http://localhost:PORT, with the programme at HOST as its client.
// Anybody signs in by name. Commands come on standard input, one a line, each answered by one line:
//   groups NAME A,B: whose groups. rotate: another signing key. token NAME AUDIENCE SECONDS [ISSUER]: an access token. nonce TEXT: what
//   the answers to the next sign-ins are bound to, whatever was asked; none = as asked.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const [port, host] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const groups = new Map();
const clientSecret = process.env.CLIENT_SECRET;
let nonce = '';
let keys = [];

const newKey = () => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: randomUUID(),
  use: 'sig', alg: 'RS256' });

function provider(of) {
  const made = new Provider(of, {
    clients: [{ client_id: 'programme', client_secret: clientSecret, redirect_uris: [`${host}/sign-in/provider/return`],
      post_logout_redirect_uris: [`${host}/sign-in`], backchannel_logout_uri: `${host}/sign-in/provider/ended` }],
    jwks: { keys },
    scopes: ['openid', 'groups', 'api'],
    claims: { openid: ['sub'], groups: ['groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, groups: groups.get(id) ?? [] }) }),
    extraTokenClaims: (_, token) => ({ groups: groups.get(token.accountId) ?? [] }),
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: { enabled: true, getResourceServerInfo: (_, audience) => resource(audience), useGrantedResource: () => true },
    },
    // Without the guard against calls of this machine's own addresses: the programme is at one.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    cookies: { keys: ['of-a-test'] },
  });
  const { set } = made.IdToken.prototype;
  made.IdToken.prototype.set = function (claim, value) { return set.call(this, claim, claim === 'nonce' && nonce ? nonce : value); };
  made.on('server_error', (_, fault) => console.error(fault));
  return made;
}

const resource = audience => ({ scope: 'api', audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } }, accessTokenTTL: 600 });

async function token(name, audience, seconds, of) {
  const from = of === undefined ? current : provider(of);
  const client = await from.Client.find('programme');
  const made = new from.AccessToken({ accountId: name, client, grantId: randomUUID(), scope: 'api', gty: 'authorization_code',
    expiresIn: Number(seconds) });
  made.resourceServer = new from.ResourceServer(audience, resource(audience));
  return made.save();
}

keys = [newKey()];
let current = provider(issuer);
createServer((request, response) => current.callback()(request, response)).listen(port, 'localhost', () => console.log('ready'));

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...rest] = line.split(' ');
  if (command === 'groups') groups.set(rest[0], (rest[1] ?? '').split(',').filter(Boolean));
  else if (command === 'nonce') [nonce = ''] = rest;
  else if (command === 'rotate') { keys = [newKey()]; current = provider(issuer); }
  console.log(command === 'token' ? await token(...rest) : 'done');
}
