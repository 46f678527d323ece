import assert from 'node:assert/strict';
import { checkFolderPath, checkNotePath, noteFileName } from '../../../src/core/notes/filePath';
import { newNoteFileName } from '../../../src/core/notes/newNote';
import { newTermFileName } from '../../../src/core/terms/newTermNote';

const longStem = 'm'.repeat(300);

describe('The path of a new note', () => {
  for (const [written, expected] of [
    ['kubecon.md', 'kubecon.md'],
    ['kubecon', 'kubecon.md'],
    ['talks/2024/Mesh & more.markdown', 'talks/2024/Mesh & more.markdown'],
    ['见闻/云原生大会.MD', '见闻/云原生大会.MD'],
    ['notes.txt', 'notes.txt.md'],
    ['  kubecon.md  ', 'kubecon.md'],
    ['.github/notes.md', '.github/notes.md'],
    ['100%25.md', '100%25.md'],
    ['a..b.md', 'a..b.md'],
    // separators, and segments that name nothing
    ['talks\\mesh', 'talks/mesh.md'],
    ['./talks//mesh.md', 'talks/mesh.md'],
    ['talks/', 'talks/note.md'],
    ['.md', 'note.md'],
    // dots and spaces at the end
    ['mesh.', 'mesh.md'],
    ['mesh.md. ', 'mesh.md'],
    ['mesh .md', 'mesh.md'],
    ['talks. /mesh.md', 'talks/mesh.md'],
    ['.../mesh.md', 'mesh.md'],
    // devices
    ['con.md', 'con-note.md'],
    ['NUL', 'NUL-note.md'],
    ['nul.txt', 'nul-note.txt.md'],
    ['com1.2024.md', 'com1-note.2024.md'],
    ['COM¹.md', 'COM¹-note.md'],
    ['lpt9.md', 'lpt9-note.md'],
    ['CONOUT$.md', 'CONOUT$-note.md'],
    ['aux/mesh.md', 'aux-note/mesh.md'],
    ['con .md', 'con-note.md'],
    ['console.md', 'console.md'],
    ['com10.md', 'com10.md'],
    // characters
    ['what?.md', 'what.md'],
    ['Istio: a "mesh" <1.24>|*.md', 'Istio- a -mesh- -1.24.md'],
    ['a\tb\u0000c\u0085d.md', 'a-b-c-d.md'],
    ['a\u202edm.exe', 'a-dm.exe.md'],
    ['half \ud83d pair.md', 'half - pair.md'],
    ['👩‍💻.md', '👩‍💻.md'],
    ['???.md', 'note.md'],
    // length
    [`${longStem}.md`, `${'m'.repeat(252)}.md`],
    [`talks/${'网'.repeat(100)}`, `talks/${'网'.repeat(84)}.md`],
    [`${'😀'.repeat(64)}.markdown`, `${'😀'.repeat(61)}.markdown`],
    [`${longStem}/mesh.md`, `${'m'.repeat(255)}/mesh.md`],
  ] as const) {
    it(`is ${expected.slice(0, 40)} for ${JSON.stringify(written.slice(0, 40))}`, () => {
      assert.deepEqual(checkNotePath(written), { path: expected });
    });
  }

  for (const written of ['', '   ', '\t']) {
    it(`is asked for again after ${JSON.stringify(written)}`, () => {
      assert.deepEqual(checkNotePath(written), { refusal: 'empty' });
    });
  }

  for (const written of [
    '../outside/x.md',
    '..',
    'talks/../../x.md',
    'talks/../x.md',
    '..\\outside\\x.md',
    'talks\\..\\..\\x.md',
    ' .. /x.md',
    '/etc/x.md',
    '\\\\server\\share\\x.md',
    'C:\\notes\\x.md',
    'c:x.md',
    'file:///etc/x.md',
    'vscode-remote://host/x.md',
    '~/x.md',
    '~',
    '%2e%2e/x.md',
    '\0..%2f',
    '<..%2fx.md',
    '%2E./x.md',
    'talks/%2e%2e%2f%2e%2e%2fx.md',
    '..%5cx.md',
    '%252e%252e/x.md',
    '%2e%2e..\\',
  ]) {
    it(`is refused where ${JSON.stringify(written)} leads outside`, () => {
      assert.deepEqual(checkNotePath(written), { refusal: 'outside' });
      assert.deepEqual(checkFolderPath(written), { refusal: 'outside' });
    });
  }
});

describe('The path of a new folder', () => {
  for (const [written, expected] of [
    ['terms', 'terms'],
    ['', ''],
    [' . ', ''],
    ['docs\\terms/', 'docs/terms'],
    ['aux', 'aux-note'],
    ['docs/what?/terms.', 'docs/what/terms'],
    [longStem, 'm'.repeat(255)],
  ] as const) {
    it(`is ${JSON.stringify(expected.slice(0, 40))} for ${JSON.stringify(written.slice(0, 40))}`, () => {
      assert.deepEqual(checkFolderPath(written), { path: expected });
    });
  }
});

describe('The file name of a note', () => {
  it('avoids devices, whatever names it', () => {
    assert.equal(noteFileName('con'), 'con-note.md');
    assert.equal(newNoteFileName('AUX'), 'aux-note.md');
    assert.equal(newTermFileName('CON', () => false), 'con-note.md');
    assert.equal(newTermFileName('CON', (name) => name === 'con-note.md'), 'con-note-2.md');
  });

  it('takes 255 bytes at the most, its number included', () => {
    assert.equal(newNoteFileName(longStem), `${'m'.repeat(252)}.md`);
    const first = `${'网'.repeat(84)}.md`;
    assert.equal(newTermFileName('网'.repeat(100), () => false), first);
    assert.equal(newTermFileName('网'.repeat(100), (name) => name === first), `${'网'.repeat(83)}-2.md`);
  });
});
