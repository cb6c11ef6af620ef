import { WebSocket } from 'ws';

/**
 * The floor of a cold join: what a script does that has nothing but this to do. It opens the change channel, subscribes,
 * and joins with one PUT. Arguments: the emulator's origin, the address of its channel, handle, xuid.
 */
const [origin = '', rta = '', handle = '', xuid = ''] = process.argv.slice(2);
const Authorization = `XBL3.0 x=${xuid};beckon`;
const socket = new WebSocket(rta, 'rta.xboxlive.com.V2', { headers: { Authorization } });
socket.on('open', () => socket.send('[1,1,"https://sessiondirectory.xboxlive.com/connections/"]'));
socket.on('message', async (data) => {
  const [, , , { ConnectionId: connection }] = JSON.parse(data.toString());
  const subscription = { id: crypto.randomUUID(), changeTypes: ['everything'] };
  const me = {
    constants: { system: { xuid } },
    properties: { system: { active: true, connection, subscription } },
  };
  const headers = {
    Authorization,
    'Content-Type': 'application/json; charset=utf-8',
    'x-xbl-contract-version': '107',
    'If-Match': '*',
  };
  const body = JSON.stringify({ members: { me } });
  const answer = await fetch(`${origin}/handles/${handle}/session`, { method: 'PUT', headers, body });
  process.exit(answer.ok ? 0 : 1);
});
