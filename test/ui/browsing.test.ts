import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const size = { width: 1280, height: 900 };

const conferences = ['KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019'];

/** The sample notebook's note about a conference that there is a built-in note about. */
const own = 'KubeCon EU 2024: ambient, from the recordings';

/** Opens VS Code with the topics in sight. */
async function openTopics(options: Parameters<typeof Workbench.open>[0], topics = 'Topics', first = 'KubeCon EU 2019'): Promise<Workbench> {
  const workbench = await Workbench.open({ size, ...options });
  await workbench.openViewContainer('Mesh Notes');
  await workbench.treeItem(first, topics).waitFor();
  return workbench;
}

describe('The topics of an empty folder', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openTopics({ files: {} });
  });

  after(async () => {
    await workbench.close();
  });

  it('are the built-in conferences, under a row that leads to a note of one’s own', async () => {
    await workbench.treeItem('New Conference Note…', 'Topics').getByText('No note of your own yet').waitFor();
    assert.deepEqual(await workbench.treeLabels('Topics'), ['New Conference Note…', ...conferences]);
    await workbench.screenshot('topics-empty-folder');
  });

  it('get a new note’s outline, in a file, and show what it still lacks', async () => {
    await workbench.clickTreeItem('New Conference Note…', 'Topics');
    await workbench.pickRows().first().waitFor();
    await workbench.screenshot('new-note-conference');
    await workbench.filterPick('barcelona');
    await workbench.pick('KubeCon EU 2019');
    await workbench.answer('The title of the note', 'What I saw in Barcelona');
    await workbench.page.locator('.quick-input-message').filter({ hasText: 'The file, from the workspace folder' }).waitFor();
    await workbench.screenshot('new-note-file');
    await workbench.answer('The file, from the workspace folder');
    await workbench.editor().getByText('Impressions').waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-eu-2019.md']);
    await workbench.waitForFocus();
    await workbench.page.keyboard.type('Service meshes');
    assert.equal(
      await workbench.editorText(),
      [
        '---',
        'title: "What I saw in Barcelona"',
        'conference: "KubeCon EU 2019"',
        'date: 2019-05-20',
        'tags: []',
        '---',
        '',
        '## Service meshes',
        '',
        '### Talk',
        '',
        '- Speakers:',
        '- Organisation:',
        '- Project:',
        '- Link:',
        '',
        'What was told',
        '',
        '## Impressions',
        '',
      ].join('\n'),
    );
    await workbench.waitForSelected('Service meshes', 'Topics');
    const tooltip = await workbench.hoverTreeItem('What I saw in Barcelona', 'Topics');
    assert.match(await tooltip.innerText(), /^What I saw in Barcelona\n2019-05-20\n(Terms: .*\n)?Fields without a value: Speakers, Organisation, Project, Link\.$/);
    await workbench.screenshot('new-note');
    assert.ok(!(await workbench.treeLabels('Topics')).includes('New Conference Note…'));
  });

  it('take a conference that nobody knows, and leave a file that is there', async () => {
    await workbench.clickViewAction('Topics', 'New Conference Note…');
    await workbench.filterPick('Our Mesh Day 2026');
    await workbench.pick('Another Conference');
    await workbench.answer('The title of the note');
    await workbench.answer('The file, from the workspace folder', 'kubecon-eu-2019');
    await workbench.page.getByText('kubecon-eu-2019.md is there already; it was left as it is.').first().waitFor();
    assert.match(await workbench.editorText(), /What I saw in Barcelona/);
    await workbench.clickViewAction('Topics', 'New Conference Note…');
    await workbench.filterPick('Our Mesh Day 2026');
    await workbench.pick('Another Conference');
    await workbench.answer('The title of the note');
    await workbench.answer('The file, from the workspace folder', 'talks/mesh-day');
    await workbench.treeItem('Our Mesh Day 2026', 'Topics').waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-eu-2019.md', 'mesh-day.md']);
    assert.match(await (await workbench.hoverTreeItem('Our Mesh Day 2026', 'Topics')).innerText(), /Neither place nor days of Our Mesh Day 2026 are known\./);
  });

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});

describe('The topics without a folder', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openTopics({ folder: '' });
  });

  after(async () => {
    await workbench.close();
  });

  it('are the built-in conferences, under rows that lead to a folder and to a note', async () => {
    await workbench.treeItem('Open Folder…', 'Topics').getByText('No folder is open').waitFor();
    assert.deepEqual(await workbench.treeLabels('Topics'), ['Open Folder…', 'New Conference Note…', ...conferences]);
    await workbench.screenshot('topics-no-folder');
  });

  it('get a new note’s outline in an untitled editor', async () => {
    await workbench.clickTreeItem('New Conference Note…', 'Topics');
    await workbench.filterPick('KubeCon EU 2024');
    await workbench.pick('KubeCon EU 2024');
    await workbench.answer('The title of the note');
    await workbench.editor().getByText('Impressions').waitFor();
    assert.match((await workbench.tabs()).join(), /^Untitled-1$|^---$/);
    assert.deepEqual(await workbench.notifications(), ['No folder is open: save the note among your notes.']);
    assert.match(await workbench.editorText(), /^---\ntitle: "KubeCon EU 2024"\nconference: "KubeCon EU 2024"\ndate: 2024-03-19\n/);
    await workbench.screenshot('new-note-untitled');
  });

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});

describe('The topics of a folder with Markdown but no conference note', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openTopics({
      files: {
        'README.md': '# A project\n\nBuilt on Kubernetes.\n',
        'docs/install.md': '# How to install\n\n## With Helm\n\nOne chart.\n',
        'docs/usage.md': '# How to use\n',
        'docs/deep/internals.md': '# Internals\n',
      },
    });
  });

  after(async () => {
    await workbench.close();
  });

  it('are under a row that counts the files', async () => {
    await workbench.treeItem('Choose Notes Folder…', 'Topics').getByText('4 Markdown files, none a conference note').waitFor();
    assert.deepEqual(await workbench.treeLabels('Topics'), ['Choose Notes Folder…', ...conferences]);
    await workbench.screenshot('topics-no-conference-note');
  });

  it('are joined by the notes of a folder that is chosen there', async () => {
    await workbench.clickTreeItem('Choose Notes Folder…', 'Topics');
    await workbench.pickRows().first().waitFor();
    assert.deepEqual(await workbench.pickRows().locator('.label-name').allTextContents(), ['The whole workspace', 'docs', 'docs/deep']);
    await workbench.screenshot('notes-folder');
    await workbench.pick('docs');
    await workbench.expandTreeItem('Other Notes', 'Topics');
    await workbench.expandTreeItem('How to install', 'Topics');
    assert.deepEqual(await workbench.treeLabels('Topics'), [...conferences, 'Other Notes', 'How to install', 'With Helm', 'How to use', 'Internals']);
    await workbench.screenshot('topics-notes-folder');
  });

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});

describe('The topics of a notebook', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openTopics({ folder: 'samples/notebook' });
    await workbench.collapseView('Terms');
    await workbench.collapseView('Manifests');
  });

  after(async () => {
    await workbench.close();
  });

  async function groupBy(label: string): Promise<void> {
    await workbench.run('Mesh Notes: Group Topics By…');
    await workbench.pick(label);
    await workbench.rest();
  }

  async function sortBy(label: string): Promise<void> {
    await workbench.run('Mesh Notes: Sort Topics By…');
    await workbench.pick(label);
    await workbench.rest();
  }

  /** Waits until the tree shows these rows and no others. */
  async function rows(expected: readonly string[]): Promise<void> {
    await workbench.treeItem(expected.at(-1) ?? '', 'Topics').waitFor();
    assert.deepEqual(await workbench.treeLabels('Topics'), expected);
  }

  it('are sorted by date, either way, and by name', async () => {
    await sortBy('Oldest First');
    await workbench.page.waitForFunction((first) => document.querySelector('.sidebar .monaco-list-row .label-name')?.textContent === first, 'KubeCon EU 2019');
    await rows(['KubeCon EU 2019', 'KubeCon EU 2024', 'KubeCon China 2024']);
    await sortBy('Name');
    await workbench.page.waitForFunction((first) => document.querySelector('.sidebar .monaco-list-row .label-name')?.textContent === first, 'KubeCon China 2024');
    await rows(['KubeCon China 2024', 'KubeCon EU 2019', 'KubeCon EU 2024']);
  });

  it('are grouped by year', async () => {
    await groupBy('Year');
    await rows(['2019', '2024']);
    await workbench.expandTreeItem('2024', 'Topics');
    await rows(['2019', '2024', 'KubeCon China 2024', 'KubeCon EU 2024']);
    await workbench.screenshot('topics-by-year-en');
  });

  it('are grouped by tag', async () => {
    await groupBy('Tag');
    await workbench.expandTreeItem('ambient', 'Topics');
    await workbench.treeItem(own, 'Topics').waitFor();
    // The sample's "istio" and the built-in "Istio" are one.
    assert.equal((await workbench.treeLabels('Topics')).filter((label) => label.toLowerCase() === 'istio').length, 1);
    await workbench.screenshot('topics-by-tag-en');
    await workbench.treeItem('Without a Tag', 'Topics').waitFor();
  });

  it('are grouped by project', async () => {
    await groupBy('Project');
    await workbench.treeItem('Ambassador', 'Topics').waitFor();
    await workbench.expandTreeItem('Gateway API', 'Topics');
    await workbench.treeItem('Gateway and HTTPRoute', 'Topics').getByText('KubeCon EU 2024').waitFor();
    await workbench.screenshot('topics-by-project-en');
  });

  it('are grouped by term', async () => {
    await groupBy('Term');
    await workbench.expandTreeItem('AuthorizationPolicy', 'Topics');
    await workbench.treeItem('Zero trust, the honest version', 'Topics').waitFor();
    await workbench.screenshot('topics-by-term-en');
  });

  it('keep grouping and order when the window is loaded again', async () => {
    await workbench.reload();
    await workbench.treeItem('Ambient mode', 'Topics').waitFor();
    await groupBy('Conference');
    await rows(['KubeCon China 2024', 'KubeCon EU 2019', 'KubeCon EU 2024']);
    await sortBy('Newest First');
  });

  it('are filtered by a text that the view shows, until one click clears it', async () => {
    await workbench.clickViewAction('Topics', 'Filter Topics…');
    await workbench.answer('Show only topics whose title, fields or note hold this text', 'waypoint');
    await workbench.view('Topics').locator('.pane-header .description').getByText('filtered by “waypoint”').waitFor();
    await workbench.treeItem('Who uses the waypoint', 'Topics').waitFor();
    const labels = await workbench.treeLabels('Topics');
    assert.ok(labels.includes('The sandwich waypoint in five steps') && !labels.includes('KubeCon EU 2019') && !labels.includes('To do'), labels.join(', '));
    await workbench.screenshot('topics-filtered-en');
    await workbench.clickViewAction('Topics', 'Clear Topic Filter');
    await workbench.view('Topics').locator('.pane-header .description').getByText('filtered by').waitFor({ state: 'detached' });
    await rows(conferences);
  });

  it('say so where none matches, and lead back', async () => {
    await workbench.clickViewAction('Topics', 'Filter Topics…');
    await workbench.answer('Show only topics', 'no such text');
    await workbench.view('Topics').getByText('No topic matches the filter.').waitFor();
    await workbench.screenshot('topics-no-match-en');
    await workbench.view('Topics').getByText('Clear Filter', { exact: true }).click();
    await rows(conferences);
  });

  it('are found by Go to Topic…, whatever the view shows', async () => {
    await workbench.run('Mesh Notes: Go to Topic…');
    await workbench.filterPick('who waypoint');
    const row = workbench.pickRows().first();
    await row.getByText(own).waitFor();
    assert.match(await row.innerText(), /Who uses the waypoint\s*KubeCon EU 2024\s*KubeCon EU 2024: ambient, from the recordings/);
    await workbench.screenshot('go-to-topic-en');
    await workbench.pressInPick('Enter');
    await workbench.editor().getByText('A waypoint does nothing').first().waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-eu-2024-ambient.md']);
  });

  it('follow the cursor, which keeps the focus', async () => {
    await workbench.waitForSelected('Who uses the waypoint', 'Topics');
    await workbench.goTo(14);
    await workbench.waitForSelected('Sidecar or ambient', 'Topics');
    assert.equal(await workbench.page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null), true);
    await workbench.screenshot('topics-follow-en');
  });

  it('lead to the next and the previous one from the keyboard', async () => {
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+Alt+N');
    await workbench.waitForSelected('What a connection does', 'Topics');
    await workbench.page.keyboard.press('Control+Alt+N');
    await workbench.waitForSelected('What breaks first', 'Topics');
    await workbench.page.keyboard.press('Control+Alt+P');
    await workbench.waitForSelected('What a connection does', 'Topics');
    await workbench.expandTreeItem('KubeCon EU 2019', 'Topics');
    await workbench.expandTreeItem('KubeCon + CloudNativeCon Europe 2019 (Barcelona)', 'Topics');
    await workbench.clickTreeItem('Technology bundling', 'Topics');
    await workbench.waitForHeading('Technology bundling');
    await workbench.page.keyboard.press('Control+Alt+N');
    await workbench.waitForSelected("Rancher's box", 'Topics');
    await workbench.page.keyboard.press('Control+Alt+P');
    await workbench.page.keyboard.press('Control+Alt+P');
    await workbench.waitForSelected('Securing communication from end user to service', 'Topics');
    await workbench.waitForHeadingInView('Securing communication from end user to service');
  });

  it('show fields and terms in their tooltips', async () => {
    const tooltip = await workbench.hoverTreeItem('What a connection does', 'Topics');
    assert.match(await tooltip.innerText(), /^What a connection does\nProjects: Istio\nLink: https:\/\/istio\.io\/\S+\nTerms: .*HBONE/);
    await workbench.screenshot('topic-tooltip-en');
    await workbench.rest();
  });

  it('copy a link to a heading that works in all the notes of the folder', async () => {
    await workbench.chooseFromMenu('What a connection does', 'Copy Link', 'Topics');
    await workbench.page.getByText('Copied: What a connection does').first().waitFor();
    assert.equal(await workbench.page.evaluate(() => navigator.clipboard.readText()), '[What a connection does](/conferences/kubecon-eu-2024-ambient.md#what-a-connection-does)');
  });

  it('lead to the file in the Explorer', async () => {
    await workbench.openMenu('What a connection does', 'Topics');
    await workbench.screenshot('topic-menu-en');
    await workbench.page.keyboard.press('Escape');
    await workbench.chooseFromMenu('What a connection does', 'Reveal in Explorer View', 'Topics');
    await workbench.page.locator('.explorer-folders-view .monaco-list-row.selected').getByText('kubecon-eu-2024-ambient.md').waitFor();
  });

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});

describe('The topics with meshNotes.topics.followCursor off', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openTopics({ folder: 'samples/notebook', settings: { 'meshNotes.topics.followCursor': false } });
  });

  after(async () => {
    await workbench.close();
  });

  it('stay where they are', async () => {
    await workbench.openFile('conferences/kubecon-eu-2024-ambient.md');
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
    await workbench.treeItem(own, 'Topics').waitFor();
    await workbench.goTo(14);
    // A tooltip takes longer to come than the view to follow.
    await workbench.hoverTreeItem('KubeCon EU 2019', 'Topics');
    assert.equal(await workbench.view('Topics').locator('.monaco-list-row[aria-selected="true"]').count(), 0);
  });
});

describe('The topics in Chinese, in a light theme', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openTopics({ folder: 'samples/notebook', language: 'zh-cn', theme: 'Default Light Modern' }, '议题');
    await workbench.collapseView('术语');
    await workbench.collapseView('清单');
  });

  after(async () => {
    await workbench.close();
  });

  for (const { grouping, group, topic, picture } of [
    { grouping: '项目', group: 'Karmada', topic: 'Karmada 落地', picture: 'project' },
    { grouping: '术语', group: 'AuthorizationPolicy', topic: 'Zero trust, the honest version', picture: 'term' },
    { grouping: '标签', group: 'AI', topic: 'KubeCon + CloudNativeCon Europe 2024（巴黎）', picture: 'tag' },
    { grouping: '年份', group: '2024', topic: 'KubeCon EU 2024', picture: 'year' },
  ]) {
    it(`are grouped by ${picture}`, async () => {
      await workbench.run('Mesh Notes: 议题分组依据…');
      await workbench.pick(grouping);
      await workbench.expandTreeItem(group, '议题');
      await workbench.treeItem(topic, '议题').waitFor();
      await workbench.rest();
      await workbench.screenshot(`topics-by-${picture}-zh-cn`);
    });
  }

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
