import { Random } from './random';

export interface NoteText {
  /** Relative, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The share of notes in Chinese. */
const chineseShare = 0.3;

const events = ['KubeCon EU', 'KubeCon NA', 'KubeCon China', 'IstioCon', 'GitOpsCon', 'Cloud Native Rejekts'];
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

const english = {
  terms: ['ztunnel', 'waypoint', 'HBONE', 'service mesh', 'Gateway API', 'HTTPRoute', 'eBPF', 'Envoy', 'sidecar', 'Cilium', 'zero trust', 'mTLS', 'Karmada', 'OpenTelemetry', 'Kubernetes', 'WebAssembly'],
  words: 'the of to and in a is that for it with as was on be at by this we had from they say her she or an will my one all would there their what so up out if about who get which go when make can like time just him know take into year your good some could them see other than then now look only come its over also back after use two how our work first well way even new want because any these give day most'.split(' '),
  headings: ['Why it matters', 'What was shown', 'How it works', 'Questions from the room', 'Numbers', 'Pitfalls', 'A demo', 'What I take home', 'Further reading', 'Migration'],
};

const chinese = {
  terms: ['ztunnel', 'waypoint', '服务网格', '零信任', '边车', 'Gateway API', 'HTTPRoute', 'eBPF', 'Envoy', 'Cilium', '双向 TLS', '多集群', 'Karmada', '可观测性', '金丝雀发布'],
  words: '我们 可以 这个 一个 没有 如果 因为 所以 但是 需要 使用 团队 应用 流量 数据 系统 时候 问题 方式 部署 运行 策略 请求 节点 之间 通过 其中 之后 已经 以及 对于 这样 更多 不同 目前 支持 能力 性能 版本 用户 平台上 工程师 看到 提到 介绍 分享'.split(' '),
  headings: ['背景', '为什么重要', '现场演示', '工作原理', '问答', '数据', '踩过的坑', '我的收获', '延伸阅读', '迁移步骤'],
};

type Vocabulary = typeof english;

/** A realistic notebook: conference notes in English and Chinese with front matter, fences, comments and shortcodes. Depends only on the seed. */
export function* generateNotebook(count: number, seed: number): Generator<NoteText> {
  const random = new Random(seed);
  for (let index = 0; index < count; index++) {
    yield { path: `${String(random.pick(years))}/${random.pick(['talks', 'notes', 'days'])}/note-${String(index).padStart(5, '0')}.md`, text: noteText(random, index) };
  }
}

function noteText(random: Random, index: number): string {
  const isChinese = random.chance(chineseShare);
  const writer = new Writer(random, isChinese ? chinese : english, isChinese);
  const title = `${random.pick(events)} ${String(random.pick(years))}: ${writer.heading()} ${String(index)}`;
  const sections = Array.from({ length: random.between(2, 14) }, () => writer.section());
  return `${writer.frontMatter(title)}# ${title}\n\n${writer.paragraph()}\n${sections.join('\n')}`;
}

class Writer {
  constructor(
    private readonly random: Random,
    private readonly vocabulary: Vocabulary,
    private readonly isChinese: boolean,
  ) {}

  frontMatter(title: string): string {
    const { random } = this;
    const date = `${String(random.pick(years))}-0${String(random.between(1, 9))}-1${String(random.between(0, 9))}`;
    const tags = [random.pick(this.vocabulary.terms), random.pick(this.vocabulary.terms)];
    const kind = random.next();
    if (kind < 0.6) {
      return `---\ntitle: "${title}"\ndate: ${date}\ntags: [${tags.join(', ')}]\ndraft: false\ncategories:\n  - notes\n---\n\n`;
    }
    if (kind < 0.8) {
      return `+++\ntitle = "${title}"\ndate = ${date}\ntags = ["${tags.join('", "')}"]\ndraft = false\n+++\n\n`;
    }
    return '';
  }

  heading(): string {
    return `${this.random.pick(this.vocabulary.headings)}${this.random.chance(0.4) ? `${this.isChinese ? '：' : ': '}${this.random.pick(this.vocabulary.terms)}` : ''}`;
  }

  section(): string {
    const { random } = this;
    const blocks = Array.from({ length: random.between(1, 5) }, () => this.block());
    const heading = this.heading();
    return `\n${random.chance(0.95) ? `${'#'.repeat(random.between(2, 4))} ${heading}` : `${heading}\n-----`}\n\n${blocks.join('\n\n')}\n`;
  }

  paragraph(): string {
    const { random } = this;
    const sentences = Array.from({ length: random.between(2, 7) }, () => this.sentence());
    return sentences.join(this.isChinese ? '' : random.chance(0.3) ? '\n' : ' ');
  }

  private block(): string {
    const { random } = this;
    const kind = random.next();
    if (kind < 0.62) {
      return this.paragraph();
    }
    if (kind < 0.8) {
      return Array.from({ length: random.between(2, 7) }, () => `${random.chance(0.2) ? '  ' : ''}- ${this.sentence()}`).join('\n');
    }
    if (kind < 0.9) {
      return random.chance(0.6)
        ? `\`\`\`yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: web-${String(random.between(1, 99))}\n  namespace: shop\nspec:\n  gatewayClassName: istio-waypoint\n  # not a heading\n  listeners:\n    - name: mesh\n      port: 15008\n      protocol: HBONE\n\`\`\``
        : `\`\`\`bash\n# a comment, no heading\nkubectl get pods -n istio-system -o wide\n${'istioctl waypoint apply --enroll-namespace\n'.repeat(random.between(1, 6))}\`\`\``;
    }
    if (kind < 0.94) {
      return `| ${this.vocabulary.headings[0] ?? ''} | n |\n| --- | --- |\n${Array.from({ length: 4 }, () => `| ${this.words(4)} | ${String(random.between(1, 999))} |`).join('\n')}`;
    }
    if (kind < 0.96) {
      return `<!-- ${this.sentence()} -->`;
    }
    if (kind < 0.98) {
      return `{{< figure src="/images/${String(random.between(1, 99))}.png" title="${this.words(5)}" >}}`;
    }
    return `> ${this.sentence()}\n> ${this.sentence()}`;
  }

  private sentence(): string {
    const { random } = this;
    const before = this.words(random.between(4, 12));
    const after = this.words(random.between(3, 9));
    const term = random.chance(0.35) ? random.pick(this.vocabulary.terms) : this.words(1);
    const inner = random.chance(0.08) ? `[${term}](https://example.com/${String(random.between(1, 999))})` : random.chance(0.08) ? `\`${term}\`` : random.chance(0.06) ? `**${term}**` : term;
    const space = this.isChinese ? '' : ' ';
    return `${before}${space}${inner}${space}${after}${this.isChinese ? '。' : '.'}`;
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => this.random.pick(this.vocabulary.words)).join(this.isChinese ? '' : ' ');
  }
}
