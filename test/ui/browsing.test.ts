import assert from 'node:assert/strict';
import { Workbench, type Steps, type WorkbenchOptions } from './workbench';

const size = { width: 1280, height: 900 };

const conferences = ['KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019'];

/** The sample notebook's note about a conference that also has a built-in note, and its row under the conference. */
const own = 'KubeCon EU 2024: ambient, from the recordings';
const ownRow = 'ambient, from the recordings';

/** Runs a test in a window that shows the topics. */
function withTopics(options: WorkbenchOptions, steps: Steps, topics = 'Topics'): Promise<void> {
  return Workbench.during({ size, ...options }, async (workbench) => {
    await workbench.openViewContainer('Mesh Notes');
    await workbench.treeItem('KubeCon EU 2019', topics).waitFor();
    await steps(workbench);
  });
}

describe('The topics of an empty folder', () => {
  const inWindow = (steps: Steps): Promise<void> => withTopics({ files: {} }, steps);

  it('are the built-in conferences, under a row that creates a note', () => inWindow(async (workbench) => {
    await workbench.treeItem('New Conference Note…', 'Topics').getByText('You have no notes yet').waitFor();
    await workbench.waitForTree('Topics', ['New Conference Note…', ...conferences]);
    await workbench.screenshot('topics-empty-folder');

    // A new note has an outline in a file, and its row shows what is missing.
    await workbench.clickTreeItem('New Conference Note…', 'Topics');
    await workbench.pickRows().first().waitFor();
    await workbench.screenshot('new-note-conference');
    await workbench.filterPick('barcelona');
    await workbench.pick('KubeCon EU 2019');
    await workbench.answer('Enter the title of the note', 'What I saw in Barcelona');
    await workbench.page.locator('.quick-input-message').filter({ hasText: 'Enter the file path, relative to the workspace folder' }).waitFor();
    await workbench.screenshot('new-note-file');
    await workbench.answer('Enter the file path, relative to the workspace folder');
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
        'Key points',
        '',
        '## Impressions',
        '',
      ].join('\n'),
    );
    await workbench.waitForSelected('Service meshes', 'Topics');
    const tooltip = await workbench.hoverTreeItem('What I saw in Barcelona', 'Topics');
    assert.match(await tooltip.innerText(), /^What I saw in Barcelona\n2019-05-20\n(Terms: .*\n)?Empty fields: Speakers, Organisation, Project, Link\.$/);
    await workbench.screenshot('new-note');
    await workbench.treeItem('New Conference Note…', 'Topics').waitFor({ state: 'detached' });

    // An unknown conference has no city and no dates.
    await workbench.clickViewAction('Topics', 'New Conference Note…');
    await workbench.filterPick('Our Mesh Day 2026');
    await workbench.pick('Another Conference');
    await workbench.answer('Enter the title of the note');
    await workbench.answer('Enter the file path, relative to the workspace folder', 'talks/mesh-day');
    await workbench.treeItem('Our Mesh Day 2026', 'Topics').waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-eu-2019.md', 'mesh-day.md']);
    assert.match(await (await workbench.hoverTreeItem('Our Mesh Day 2026', 'Topics')).innerText(), /The place and dates of Our Mesh Day 2026 are unknown\./);
  }));
});

describe('The topics without a folder', () => {
  const inWindow = (steps: Steps): Promise<void> => withTopics({ folder: '' }, steps);

  it('are the built-in conferences, under rows that open a folder and create a note', () => inWindow(async (workbench) => {
    await workbench.treeItem('Open Folder…', 'Topics').getByText('No folder is open').waitFor();
    await workbench.waitForTree('Topics', ['Open Folder…', 'New Conference Note…', ...conferences]);
    await workbench.screenshot('topics-no-folder');

    // A new note opens in an untitled editor with its outline.
    await workbench.clickTreeItem('New Conference Note…', 'Topics');
    await workbench.filterPick('KubeCon EU 2024');
    await workbench.pick('KubeCon EU 2024');
    await workbench.answer('Enter the title of the note');
    await workbench.editor().getByText('Impressions').waitFor();
    assert.match((await workbench.tabs()).join(), /^Untitled-1$|^---$/);
    assert.deepEqual(await workbench.notifications(), ['No folder is open. Save the note in your notes folder.']);
    assert.match(await workbench.editorText(), /^---\ntitle: "KubeCon EU 2024"\nconference: "KubeCon EU 2024"\ndate: 2024-03-19\n/);
    await workbench.screenshot('new-note-untitled');
  }));
});

describe('The topics of a folder with Markdown but no conference note', () => {
  const files = {
    'README.md': '# A project\n\nBuilt on Kubernetes.\n',
    'docs/install.md': '# How to install\n\n## With Helm\n\nOne chart.\n',
    'docs/usage.md': '# How to use\n',
    'docs/deep/internals.md': '# Internals\n',
  };
  const inWindow = (steps: Steps): Promise<void> => withTopics({ files }, steps);

  it('are under a row with the number of files, until a notes folder is chosen', () => inWindow(async (workbench) => {
    await workbench.treeItem('Choose Notes Folder…', 'Topics').getByText('4 Markdown files, no conference notes').waitFor();
    await workbench.waitForTree('Topics', ['Choose Notes Folder…', ...conferences]);
    await workbench.screenshot('topics-no-conference-note');

    // The notes of the chosen folder are added.
    await workbench.clickTreeItem('Choose Notes Folder…', 'Topics');
    await workbench.pickRows().first().waitFor();
    assert.deepEqual(await workbench.pickRows().locator('.label-name').allTextContents(), ['Entire workspace', 'docs', 'docs/deep']);
    await workbench.screenshot('notes-folder');
    await workbench.pick('docs');
    await workbench.expandTreeItem('Other Notes', 'Topics');
    await workbench.expandTreeItem('How to install', 'Topics');
    await workbench.waitForTree('Topics', [...conferences, 'Other Notes', 'How to install', 'With Helm', 'How to use', 'Internals']);
    await workbench.screenshot('topics-notes-folder');
  }));
});

describe('The topics of a notebook', () => {
  const inWindow = (steps: Steps): Promise<void> =>
    withTopics({ folder: 'samples/notebook' }, async (workbench) => {
      await workbench.collapseView('Terms');
      await workbench.collapseView('Manifests');
      await steps(workbench);
    });

  async function groupBy(workbench: Workbench, label: string): Promise<void> {
    await workbench.run('Mesh Notes: Group Topics By…');
    await workbench.pick(label);
    await workbench.rest();
  }

  async function sortBy(workbench: Workbench, label: string): Promise<void> {
    await workbench.run('Mesh Notes: Sort Topics By…');
    await workbench.pick(label);
    await workbench.rest();
  }

  /** Opens the notebook's note at a topic, which reveals it in the tree. */
  async function openOwnTopic(workbench: Workbench): Promise<void> {
    await workbench.run('Mesh Notes: Go to Topic…');
    await workbench.filterPick('who waypoint');
    await workbench.pickRows().first().getByText(own).waitFor();
    await workbench.pressInPick('Enter');
    await workbench.waitForFocus();
    await workbench.waitForSelected('Who uses the waypoint', 'Topics');
  }

  it('are sorted, grouped and filtered, also after the window reloads', () => inWindow(async (workbench) => {
    await sortBy(workbench, 'Oldest First');
    await workbench.waitForTree('Topics', ['KubeCon EU 2019', 'KubeCon EU 2024', 'KubeCon China 2024']);
    await sortBy(workbench, 'Name');
    await workbench.waitForTree('Topics', ['KubeCon China 2024', 'KubeCon EU 2019', 'KubeCon EU 2024']);

    // Group by year, tag, project and term; the sort order stays.
    await groupBy(workbench, 'Year');
    await workbench.waitForTree('Topics', ['2019', '2024']);
    await workbench.expandTreeItem('2024', 'Topics');
    await workbench.waitForTree('Topics', ['2019', '2024', 'KubeCon China 2024', 'KubeCon EU 2024']);
    await workbench.screenshot('topics-by-year-en');
    await groupBy(workbench, 'Tag');
    await workbench.expandTreeItem('ambient', 'Topics');
    await workbench.treeItem(own, 'Topics').waitFor();
    // The sample's "istio" and the built-in "Istio" are one group.
    await workbench.waitForTree('Topics', ['Istio'], (labels) => labels.filter((label) => label.toLowerCase() === 'istio'));
    await workbench.screenshot('topics-by-tag-en');
    await workbench.treeItem('Untagged', 'Topics').waitFor();
    await groupBy(workbench, 'Project');
    await workbench.treeItem('Ambassador', 'Topics').waitFor();
    await workbench.expandTreeItem('Gateway API', 'Topics');
    await workbench.treeItem('Gateway and HTTPRoute', 'Topics').getByText('KubeCon EU 2024').waitFor();
    await workbench.screenshot('topics-by-project-en');
    await groupBy(workbench, 'Term');
    await workbench.expandTreeItem('AuthorizationPolicy', 'Topics');
    await workbench.treeItem('Zero trust, the honest version', 'Topics').waitFor();
    await workbench.screenshot('topics-by-term-en');

    // Grouping and order survive a reload.
    await workbench.reload();
    await workbench.treeItem('Ambient mode', 'Topics').waitFor();
    await groupBy(workbench, 'Conference');
    await workbench.waitForTree('Topics', ['KubeCon China 2024', 'KubeCon EU 2019', 'KubeCon EU 2024']);
    await sortBy(workbench, 'Newest First');
    await workbench.waitForTree('Topics', conferences);

    // A filter applies while it is typed, and shows the lines that it finds.
    const filtered = (filter: string): Promise<void> => workbench.view('Topics').locator('.pane-header .description').getByText(`filtered by “${filter}”`).waitFor();
    const line = (label: string, text: string): Promise<void> => workbench.treeItem(label, 'Topics').getByText(text).waitFor();
    await workbench.clickViewAction('Topics', 'Filter Topics…');
    await workbench.filterPick('15008');
    await filtered('15008');
    await line('What a connection does', 'on port 15008 and sends the connection');
    await workbench.waitForTree('Topics', [
      'KubeCon China 2024', 'KubeCon China 2024 观后感', '服务网格：Ambient 模式', 'HBONE 一条连接变三段',
      'KubeCon EU 2024', ownRow, 'Sidecar or ambient', 'What a connection does', 'What breaks first', "Routing without Istio's own API", 'Gateway and HTTPRoute', 'To do',
      'KubeCon + CloudNativeCon Europe 2024 (Paris)', 'Service mesh', 'Security and zero trust', 'Ambient mode', 'Any CNI, by in-pod redirection',
    ]);
    await workbench.screenshot('topics-filter-text-en');
    await workbench.pressInPick('Escape');
    await workbench.waitForTree('Topics', conferences);
    await workbench.view('Topics').locator('.pane-header .description').getByText('filtered by').waitFor({ state: 'detached' });

    // It stays until a click clears it, also after a reload.
    await workbench.clickViewAction('Topics', 'Filter Topics…');
    await workbench.answer('Filter topics by words in titles, fields or text', 'waypoint');
    await filtered('waypoint');
    await workbench.treeItem('Who uses the waypoint', 'Topics').waitFor();
    const some = ['KubeCon EU 2019', 'The sandwich waypoint in five steps', 'To do'];
    await workbench.waitForTree('Topics', ['The sandwich waypoint in five steps', 'KubeCon EU 2019'], (labels) => labels.filter((label) => some.includes(label)));
    await workbench.screenshot('topics-filtered-en');
    await workbench.reload();
    await filtered('waypoint');
    await workbench.treeItem('Who uses the waypoint', 'Topics').waitFor();
    await workbench.clickViewAction('Topics', 'Clear Topic Filter');
    await workbench.view('Topics').locator('.pane-header .description').getByText('filtered by').waitFor({ state: 'detached' });
    await workbench.waitForTree('Topics', conferences);

    // A click on a row that was found keeps the filter.
    await workbench.clickViewAction('Topics', 'Filter Topics…');
    await workbench.filterPick('15008');
    await workbench.clickTreeItem('What breaks first', 'Topics');
    await workbench.editor().getByText('NetworkPolicy that does not admit').first().waitFor();
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await filtered('15008');
    await workbench.clickViewAction('Topics', 'Clear Topic Filter');

    // A filter that no topic matches says so.
    await workbench.clickViewAction('Topics', 'Filter Topics…');
    await workbench.answer('Filter topics', 'no such text');
    await workbench.view('Topics').getByText('No topics match “no such text”. Run Clear Topic Filter to see all topics.').waitFor();
    await workbench.screenshot('topics-no-match-en');
    await workbench.clickViewAction('Topics', 'Clear Topic Filter');
    await workbench.treeItem('KubeCon China 2024', 'Topics').waitFor();
    await workbench.view('Topics').getByText('No topics match').waitFor({ state: 'detached' });

    // A click on a note's row opens the note and its row; a second click leaves both open.
    await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
    await workbench.collapseTreeItem(ownRow, 'Topics');
    for (let click = 0; click < 2; click++) {
      await workbench.clickTreeItem(ownRow, 'Topics');
      await workbench.treeItem(ownRow, 'Topics').and(workbench.page.locator('[aria-expanded="true"]')).waitFor();
      await workbench.treeItem('Sidecar or ambient', 'Topics').waitFor();
      await workbench.waitForSelected(ownRow, 'Topics');
    }
    assert.deepEqual(await workbench.tabs(), ['kubecon-eu-2024-ambient.md']);
    await workbench.screenshot('topics-note-open-en');
  }));

  it('are found by Go to Topic…, follow the cursor and the keyboard, and open their notes', () => inWindow(async (workbench) => {
    await workbench.run('Mesh Notes: Go to Topic…');
    await workbench.filterPick('who waypoint');
    const row = workbench.pickRows().first();
    await row.getByText(own).waitFor();
    assert.match(await row.innerText(), /Who uses the waypoint\s*KubeCon EU 2024\s*KubeCon EU 2024: ambient, from the recordings/);
    await workbench.screenshot('go-to-topic-en');
    await workbench.pressInPick('Enter');
    await workbench.editor().getByText('A waypoint does nothing').first().waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-eu-2024-ambient.md']);

    // The view follows the cursor and the editor keeps the focus.
    await openOwnTopic(workbench);
    await workbench.goTo(14);
    await workbench.waitForSelected('Sidecar or ambient', 'Topics');
    assert.equal(await workbench.page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null), true);
    await workbench.screenshot('topics-follow-en');

    // Keys go to the next and previous topic.
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

    // Tooltips show fields and terms.
    await openOwnTopic(workbench);
    await workbench.expandTreeItem('Sidecar or ambient', 'Topics');
    const tooltip = await workbench.hoverTreeItem('What a connection does', 'Topics');
    assert.match(await tooltip.innerText(), /^What a connection does\nProjects: Istio\nLink: https:\/\/istio\.io\/\S+\nTerms: .*HBONE/);
    await workbench.screenshot('topic-tooltip-en');

    // A copied link works in all the notes of the folder.
    await workbench.rest();
    await workbench.chooseFromMenu('What a connection does', 'Copy Link', 'Topics');
    await workbench.page.getByText('Copied: What a connection does').first().waitFor();
    assert.equal(await workbench.page.evaluate(() => navigator.clipboard.readText()), '[What a connection does](/conferences/kubecon-eu-2024-ambient.md#what-a-connection-does)');

    // The menu reveals the file in the Explorer.
    await workbench.openMenu('What a connection does', 'Topics');
    await workbench.screenshot('topic-menu-en');
    await workbench.page.keyboard.press('Escape');
    await workbench.chooseFromMenu('What a connection does', 'Reveal in Explorer View', 'Topics');
    await workbench.page.locator('.explorer-folders-view .monaco-list-row.selected').getByText('kubecon-eu-2024-ambient.md').waitFor();

    // The menu adds a talk below the topic, and what is typed becomes its title.
    await workbench.openViewContainer('Mesh Notes');
    await workbench.chooseFromMenu('What a connection does', 'Add Talk', 'Topics');
    await workbench.waitForFocus();
    await workbench.waitForCursor(28, 5 + 'Talk'.length);
    await workbench.page.keyboard.type('What comes next');
    await workbench.treeItem('What comes next', 'Topics').waitFor();
    assert.match(await workbench.editorText(), /firewalls\.\n\n### What comes next\n\n- Speakers:\n- Organisation:\n- Project:\n- Link:\n\nKey points\n\n### What breaks first\n/);
    await workbench.screenshot('add-talk-en');
  }));
});

describe('The topics with meshNotes.topics.followCursor off', () => {
  const inWindow = (steps: Steps): Promise<void> => withTopics({ folder: 'samples/notebook', settings: { 'meshNotes.topics.followCursor': false } }, steps);

  it('do not follow the cursor', () => inWindow(async (workbench) => {
    await workbench.openFile('conferences/kubecon-eu-2024-ambient.md');
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
    await workbench.treeItem(ownRow, 'Topics').waitFor();
    await workbench.goTo(14);
    // A tooltip takes longer to appear than the view to follow.
    await workbench.hoverTreeItem('KubeCon EU 2019', 'Topics');
    assert.equal(await workbench.view('Topics').locator('.monaco-list-row[aria-selected="true"]').count(), 0);
  }));
});

describe('The topics in Chinese, in a light theme', () => {
  it('are grouped by project, term, tag and year', () =>
    withTopics({ folder: 'samples/notebook', language: 'zh-cn', theme: 'Default Light Modern' }, async (workbench) => {
      await workbench.collapseView('术语');
      await workbench.collapseView('清单');
      for (const { grouping, group, topic, picture } of [
        { grouping: '项目', group: 'Karmada', topic: 'Karmada 落地', picture: 'project' },
        { grouping: '术语', group: '零信任', topic: 'Zero trust, the honest version', picture: 'term' },
        { grouping: '标签', group: 'AI', topic: 'KubeCon + CloudNativeCon Europe 2024（巴黎）', picture: 'tag' },
        { grouping: '年份', group: '2024', topic: 'KubeCon EU 2024', picture: 'year' },
      ]) {
        await workbench.run('Mesh Notes: 议题分组依据…');
        await workbench.pick(grouping);
        await workbench.expandTreeItem(group, '议题');
        await workbench.treeItem(topic, '议题').waitFor();
        await workbench.rest();
        await workbench.screenshot(`topics-by-${picture}-zh-cn`);
      }
    }, '议题'));
});
