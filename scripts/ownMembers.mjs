import { join } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

/**
 * The names that the bundle may shorten: those that, in the whole program, only members of our own classes have. A name stays
 * if an interface, an object literal, a text, a package or the platform has it too, for others may read it then. So do the
 * members of classes that extend others, whose own names may be short already.
 * @returns {RegExp} for esbuild's `mangleProps`
 */
export function ownMembers() {
  const { fileNames, options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root);
  const program = ts.createProgram(fileNames, options);
  /** @type {Set<string>} */
  const members = new Set();
  /** @type {Set<string>} */
  const others = new Set();
  /** @param {ts.Node} node */
  const visitOwn = (node) => {
    if (ts.isStringLiteralLike(node)) {
      others.add(node.text);
    } else if (isProperty(node) && node.name && ts.isIdentifier(node.name)) {
      const owner = ts.isParameter(node) ? node.parent.parent : node.parent;
      (ts.isClassLike(owner) && !isDerived(owner) ? members : others).add(node.name.text);
    }
    ts.forEachChild(node, visitOwn);
  };
  /** @param {ts.Node} node */
  const visitOther = (node) => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) {
      others.add(node.text);
    }
    ts.forEachChild(node, visitOther);
  };
  for (const file of program.getSourceFiles()) {
    if (fileNames.includes(file.fileName)) {
      visitOwn(ts.createSourceFile(file.fileName, file.text, file.languageVersion, true));
    } else {
      visitOther(file);
    }
  }
  return new RegExp(`^(?:${[...members].filter((name) => !others.has(name)).join('|')})$`);
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.ClassElement | ts.TypeElement | ts.ObjectLiteralElement | ts.EnumMember | ts.ParameterDeclaration}
 */
function isProperty(node) {
  return ts.isClassElement(node) || ts.isTypeElement(node) || ts.isObjectLiteralElement(node) || ts.isEnumMember(node) || ts.isParameterPropertyDeclaration(node, node.parent);
}

/** @param {ts.ClassLikeDeclaration} owner */
function isDerived(owner) {
  return owner.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) === true;
}
