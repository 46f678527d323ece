import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library';
import { registerProblems } from '../../src/features/diagnostics/problems';
import type { WorkspaceNotes } from '../../src/workspace/workspaceNotes';
import { logInto } from './harness/log';

describe('A file of another’s glossary without terms', () => {
  const place = { folder: 'untitled:/vendor', root: 'untitled:' };

  it('is named in the log, once, and not in the Problems panel', () => {
    const library = new Library();
    const entries: string[] = [];
    const notes = { isOthers: () => true } as unknown as WorkspaceNotes;
    const registration = registerProblems({ library, notes, log: logInto(entries) });
    const put = (name: string, text: string) => library.put({ uri: `untitled:/vendor/${name}`, fileName: name, text, origin: 'workspace', inNotesFolder: false, glossary: place });
    put('broken.glossary.yml', 'terms: []\n');
    put('broken.glossary.yml', 'terms: []\n\n');
    put('fr/quai.md', '---\ntitle: Quai\ncategory: concept\nlanguage: fr\n---\nUn quai.\n');
    put('quiet.glossary.yml', 'contexts:\n  - terms:\n      - name: Berth\n      - definition: Nameless.\n');
    registration.dispose();
    assert.deepEqual(entries, [
      'No terms are read from untitled:/vendor/broken.glossary.yml: Unknown key: terms. Use one of: contexts, imports. A glossary must contain a list named contexts.',
      'No terms are read from untitled:/vendor/fr/quai.md: Pages in the language “fr” are not read. A glossary can be in English or Simplified Chinese.',
    ]);
    assert.deepEqual(vscode.languages.getDiagnostics().filter(([uri]) => uri.path.startsWith('/vendor/')), []);
  });
});
