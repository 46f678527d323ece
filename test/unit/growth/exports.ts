import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * The functions and public members of classes that `src/core` exports and that take text: whose parameters hold a string, directly or in
 * an object, a list or a function. All members of a class count where one of them takes text, since the object keeps it. Each is named by its
 * module and its own name, such as `notes/slug slugOf` and `library Library.put`; sorted. The tests run from the root of the repository.
 */
export function exportsThatTakeText(): string[] {
  const root = process.cwd();
  const folder = join(root, 'src', 'core');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config, ts.sys, root);
  const program = ts.createProgram(files.map((name) => join(folder, name)), options);
  const checker = program.getTypeChecker();
  const texts = new TextTypes(checker);
  return files
    .flatMap((name) => {
      const module = name.replaceAll('\\', '/').replace(/\.ts$/, '');
      const source = program.getSourceFile(join(folder, name));
      const symbol = source && checker.getSymbolAtLocation(source);
      const symbols = symbol ? checker.getExportsOfModule(symbol) : [];
      return symbols.flatMap((each) => membersOf(each, source, checker, texts).map((member) => `${module} ${member}`));
    })
    .sort();
}

function membersOf(symbol: ts.Symbol, source: ts.SourceFile | undefined, checker: ts.TypeChecker, texts: TextTypes): string[] {
  const declaration = symbol.valueDeclaration;
  // What a module exports again is listed where it is declared.
  if (!declaration || declaration.getSourceFile() !== source) {
    return [];
  }
  if (ts.isClassDeclaration(declaration)) {
    const members = declaration.members.filter((member) => isPublic(member) && (ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member) || ts.isGetAccessor(member)));
    const takesText = members.some((member) => ts.isFunctionLike(member) && texts.takesText(checker.getSignatureFromDeclaration(member)));
    const names = members.map((member) => (ts.isConstructorDeclaration(member) ? 'constructor' : (member.name?.getText(source) ?? '')));
    return takesText ? names.map((name) => `${symbol.name}.${name}`) : [];
  }
  const signatures = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures();
  return signatures.some((signature) => texts.takesText(signature)) ? [symbol.name] : [];
}

function isPublic(member: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0 && member.name?.kind !== ts.SyntaxKind.PrivateIdentifier;
}

/** Tells the types that hold text. A fixed choice of words, such as `'en' | 'zh-cn'`, is not text. */
class TextTypes {
  private readonly known = new Map<ts.Type, boolean>();

  constructor(private readonly checker: ts.TypeChecker) {}

  takesText(signature: ts.Signature | undefined): boolean {
    return signature?.parameters.some((parameter) => this.holdsText(this.checker.getTypeOfSymbol(parameter))) ?? false;
  }

  private holdsText(type: ts.Type): boolean {
    const known = this.known.get(type);
    if (known !== undefined) {
      return known;
    }
    // A type that holds itself holds nothing more for it.
    this.known.set(type, false);
    const holds = this.partsHoldText(type);
    this.known.set(type, holds);
    return holds;
  }

  private partsHoldText(type: ts.Type): boolean {
    const { checker } = this;
    if (type.flags & ts.TypeFlags.String) {
      return true;
    }
    if (type.isUnionOrIntersection()) {
      return type.types.some((each) => this.holdsText(each));
    }
    if (!(type.flags & ts.TypeFlags.Object)) {
      return false;
    }
    const results = [...type.getCallSignatures().map((signature) => signature.getReturnType()), ...checker.getIndexInfosOfType(type).map((info) => info.type)];
    const parts = isOfLanguage(type) ? checker.getTypeArguments(type as ts.TypeReference) : type.getProperties().map((property) => checker.getTypeOfSymbol(property));
    return [...results, ...parts].some((each) => this.holdsText(each));
  }
}

/** Whether a type is a class or interface of the language itself, such as `Map<string, number>`: its arguments say what it holds. */
function isOfLanguage({ symbol }: ts.Type): boolean {
  const declarations = symbol.declarations ?? [];
  return (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0 && declarations.some((declaration) => declaration.getSourceFile().fileName.includes('/typescript/lib/'));
}
