// The process of the embedded VS Code's web server, started by host.mjs and ending with it.
import { subscribe } from 'node:diagnostics_channel';
import { open } from '@vscode/test-web';

const options = JSON.parse(process.argv[2] ?? '{}');
process.on('disconnect', () => process.exit());
// Only VS Code itself may be cached between windows: messages depend on the language.
subscribe('http.server.request.start', (message) => {
  const { request, response } = /** @type {{request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse}} */ (message);
  const stays = request.url?.startsWith('/static/build/') && !request.url.includes('nls.messages');
  response.setHeader('Cache-Control', stays ? 'max-age=31536000, immutable' : 'no-store');
});
await open({ ...options, host: 'localhost', browserType: 'none', quality: 'stable', printServerLog: false });
await answers(`http://localhost:${options.port}/`);
process.send?.('ready');

/** Waits for the port, as `open` does not.
 * @param {string} url
 */
async function answers(url) {
  for (let attempt = 1; ; attempt++) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (attempt === 100) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
