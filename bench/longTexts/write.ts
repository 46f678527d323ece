import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const section = `## Istio ambient

ztunnel carries HBONE to a waypoint of Istio, and Envoy with mTLS and SPIFFE in Kubernetes.
- xDS, Cilium, eBPF and Gateway API

`;

/** Writes two notes of just under 5 and of 40 million characters, dense in terms. Returns their folder. */
export function writeLongTexts(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'long-texts-'));
  for (const [name, size] of [['dense-5', 4_900_000], ['dense-40', 40_000_000]] as const) {
    writeFileSync(path.join(folder, `${name}.md`), section.repeat(Math.floor(size / section.length)));
  }
  return folder;
}
