import assert from 'node:assert/strict';
import { labelText } from '../../../src/features/shared/labelText';

/** What VS Code makes of a label: `$(name)` is an icon (here `<name>`), and itself behind a backslash, which goes. */
function shown(label: string): string {
  return label.replace(/(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g, (_, escaped, name) => (escaped ? `$(${String(name)})` : `<${String(name)}>`));
}

describe('labelText', () => {
  for (const text of ['$(flame)', 'a $(sync~spin) b', '$(a)$(b-2)', '\\$(flame)', '\\\\$(flame)', '$(date +%F)', '$()', '$(a~)', '$(NAME)', '$$(x)', '${x}', '服务网格']) {
    it(`is shown as it is written: ${text}`, () => {
      assert.equal(shown(labelText(text)), text);
    });
  }
});
