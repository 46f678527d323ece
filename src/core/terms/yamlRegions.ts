import type { Steps } from '../text/steps';
import { scanYaml, type YamlOptions, type YamlSink } from '../yaml/scanner';
import { RegionKind, type RegionSink } from './region';
import { YamlMapping } from './yamlMapping';

/** Emits the keys, values, kinds and comments of YAML and JSON, without templates. */
export function yamlRegions(text: string, start: number, end: number, sink: RegionSink, options?: YamlOptions): Steps {
  return scanYaml(text, start, end, new Regions(text, sink), options);
}

class Regions implements YamlSink<YamlMapping> {
  constructor(
    private readonly text: string,
    private readonly sink: RegionSink,
  ) {}

  document(): YamlMapping {
    return new YamlMapping();
  }

  /** Items belong to the key of their list. */
  collection(parent: YamlMapping, isList: boolean): YamlMapping {
    return isList ? parent : new YamlMapping(parent);
  }

  key(start: number, end: number, mapping: YamlMapping): void {
    mapping.lastKey = this.text.slice(start, end);
    this.remember(mapping, null);
    if (!mapping.lastKey.includes('{{')) {
      this.sink(start, end, RegionKind.key, mapping);
    }
  }

  value(start: number, end: number, isWhole: boolean, mapping: YamlMapping): void {
    if (isWhole) {
      this.remember(mapping, this.text.slice(start, end));
    }
    if (end > start) {
      this.sink(start, end, isWhole && mapping.lastKey === 'kind' ? RegionKind.resourceKind : RegionKind.value, mapping);
    }
  }

  comment(start: number, end: number): void {
    this.sink(start, end, RegionKind.note, undefined);
  }

  /** Keeps the value of a mapping's last key if it determines what its `kind` means. */
  private remember(mapping: YamlMapping, value: string | null): void {
    const { lastKey, parent, document } = mapping;
    if (lastKey === 'group' || lastKey === 'apiGroup') {
      mapping.group = value;
    } else if (lastKey === 'apiVersion') {
      mapping.apiVersion = value;
      if (parent === document) {
        document.apiVersion = value;
      }
    }
  }
}
