/** Which operations of the catalogue the screens call: read from the program itself, beginning with the page that is served. */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const SOURCES = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const SERVED = join(SOURCES, 'app')

/**
 * Returns the ids that something on a screen passes to a function of operations (`call`, `addressOf`).
 *
 * Only what can be drawn counts: a statement that no page leads to, by whatever names it uses, is not read.
 */
export function reachedOperations(): Set<string> {
  const program = programOf()
  const checker = program.getTypeChecker()
  const ids = new Set<string>()
  const seen = new Set<ts.Node>()
  const waiting = program
    .getSourceFiles()
    .filter((file) => file.fileName.startsWith(SERVED))
    .flatMap((file) => [...file.statements])
  for (let statement = waiting.pop(); statement; statement = waiting.pop()) {
    if (seen.has(statement)) continue
    seen.add(statement)
    visit(statement, (node) => {
      if (ts.isCallExpression(node)) operationsOf(node, checker).forEach((id) => ids.add(id))
      if (ts.isIdentifier(node)) waiting.push(...statementsOf(node, checker))
    })
  }
  return ids
}

function programOf(): ts.Program {
  const root = resolve(SOURCES, '..')
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram(fileNames, { ...options, incremental: false })
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}

/** The top-level statements of ours that declare what a name means, and what runs as their modules are loaded. */
function statementsOf(name: ts.Identifier, checker: ts.TypeChecker): ts.Statement[] {
  const parent = name.parent
  const found = ts.isShorthandPropertyAssignment(parent) ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(name)
  if (!found) return []
  const meant = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found
  return (meant.declarations ?? []).flatMap((declaration) => {
    const file = declaration.getSourceFile()
    if (!file.fileName.startsWith(SOURCES)) return []
    const own = file.statements.filter((each) => each.pos <= declaration.pos && declaration.end <= each.end)
    return [...own, ...file.statements.filter(ts.isExpressionStatement)]
  })
}

/** The operations that a call names, if what is called takes one. */
function operationsOf(node: ts.CallExpression, checker: ts.TypeChecker): string[] {
  const [first] = node.arguments
  const declaration = checker.getResolvedSignature(node)?.declaration
  const takesOne = declaration?.typeParameters?.some((each) => ts.isTypeParameterDeclaration(each) && each.constraint?.getText() === 'OperationId')
  if (!first || !takesOne) return []
  const type = checker.getTypeAtLocation(first)
  return (type.isUnion() ? type.types : [type]).filter((each) => each.isStringLiteral()).map((each) => each.value)
}
