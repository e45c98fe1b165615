#:package Microsoft.CodeAnalysis.CSharp@5.0.0
#:property PublishAot=false
// Puts mutants into C# files, for tools/mutate: each is one expression or statement that the environment variable PROGRAMME_MUTANT
// switches on by its number, so that all of them are compiled once. Arguments: how many, seed of the sample, number before the first,
// numbers to leave out with commas between (0 = none), folder, its files. Writes the files in place, and one line for each mutant:
// number, file, first and last line, operator, what it was and what it becomes.
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

var (many, random, before) = (Number(args[0]), new Random(Number(args[1])), Number(args[2]));
var (leftOut, folder) = (args[3].Split(',').Select(Number).ToHashSet(), args[4]);
var texts = args.Skip(5).ToDictionary(file => file, file => File.ReadAllText(Path.Combine(folder, file)));
var found = texts.SelectMany(file => CSharpSyntaxTree.ParseText(file.Value, new(LanguageVersion.Preview)).GetRoot().DescendantNodes()
    .Where(node => !IsFixed(node)).SelectMany(Mutants)
    .Select(mutant => (File: file.Key, mutant.Node, mutant.Operator, mutant.Text))).ToList();
Console.Error.WriteLine($"{found.Count} possible mutants");

var taken = new List<(string File, SyntaxNode Node, string Operator, string Text)>();
foreach (var mutant in found.OrderBy(_ => random.Next()))
{
    if (taken.Count < many && !taken.Exists(other => other.File == mutant.File && other.Node.Span.OverlapsWith(mutant.Node.Span)))
        taken.Add(mutant);
}

foreach (var file in taken.Index().Select(mutant => (Index: before + 1 + mutant.Index, mutant.Item))
    .Where(mutant => !leftOut.Contains(mutant.Index)).GroupBy(mutant => mutant.Item.File))
{
    var text = SourceText.From(texts[file.Key]);
    File.WriteAllText(Path.Combine(folder, file.Key), text.WithChanges(file.OrderBy(mutant => mutant.Item.Node.SpanStart).Select(mutant =>
        new TextChange(mutant.Item.Node.Span, Switched(mutant.Index, mutant.Item.Node, mutant.Item.Text)))).ToString());
    foreach (var (index, (_, node, name, mutated)) in file)
        Console.WriteLine(string.Join('\t', index, file.Key, 1 + text.Lines.IndexOf(node.SpanStart), 1 + text.Lines.IndexOf(node.Span.End),
            name, Flat(node.ToString()), mutated));
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

// The original keeps its lines, so that an error of the compiler has the line of the mutant.
static string Switched(int number, SyntaxNode node, string mutated)
{
    var on = $"global::System.Environment.GetEnvironmentVariable(\"PROGRAMME_MUTANT\") == \"{number}\"";
    return node is StatementSyntax ? $"{{ if (!({on})) {node} }}" : $"({on} ? ({mutated}) : ({node}))";
}

static IEnumerable<(SyntaxNode Node, string Operator, string Text)> Mutants(SyntaxNode node)
{
    // What declares a variable cannot stand twice.
    if (node.DescendantNodesAndSelf().Any(part => part is SingleVariableDesignationSyntax or DeclarationExpressionSyntax)
        || node.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) || node.ToString().Contains("\"\"\""))
        yield break;
    switch (node)
    {
        case BinaryExpressionSyntax binary when Swapped(binary.Kind()) is { } other:
            yield return (node, $"{binary.OperatorToken.Text} to {other}", Flat($"{binary.Left} {other} {binary.Right}"));
            break;
        case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } sum
            when IsNumber(sum.Left) || IsNumber(sum.Right):
            yield return (node, "+ to - or - to +",
                Flat($"{sum.Left} {(sum.IsKind(SyntaxKind.AddExpression) ? "-" : "+")} ({sum.Right})"));
            break;
        case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
            yield return (node, "without !", Flat(not.Operand.ToString()));
            break;
        case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }:
            yield return (node, "true to false", "false");
            break;
        case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression }:
            yield return (node, "false to true", "true");
            break;
        case LiteralExpressionSyntax { Parent: BinaryExpressionSyntax or ArgumentSyntax or ReturnStatementSyntax } literal
            when IsNumber(literal):
            yield return (node, "1 more", $"{literal.Token.Text} + 1");
            break;
        case ConditionalExpressionSyntax { WhenTrue: not ThrowExpressionSyntax, WhenFalse: not ThrowExpressionSyntax } either:
            yield return (either.Condition, "negated", Flat($"!({either.Condition})"));
            break;
        case IfStatementSyntax { Condition: not BinaryExpressionSyntax and not PrefixUnaryExpressionSyntax } branch:
            yield return (branch.Condition, "negated", Flat($"!({branch.Condition})"));
            break;
        case ThrowStatementSyntax { Parent: IfStatementSyntax { Else: null, Condition: var condition } } when !Declares(condition):
        case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AwaitExpressionSyntax }:
            yield return (node, "left out", "");
            break;
    }
}

static bool Declares(SyntaxNode node) => node.DescendantNodesAndSelf().Any(part => part is SingleVariableDesignationSyntax);

static bool IsNumber(SyntaxNode node) => node is LiteralExpressionSyntax { Token.Value: int };

static string? Swapped(SyntaxKind kind) => kind switch
{
    SyntaxKind.LogicalAndExpression => "||",
    SyntaxKind.LogicalOrExpression => "&&",
    SyntaxKind.EqualsExpression => "!=",
    SyntaxKind.NotEqualsExpression => "==",
    SyntaxKind.LessThanExpression => "<=",
    SyntaxKind.LessThanOrEqualExpression => "<",
    SyntaxKind.GreaterThanExpression => ">=",
    SyntaxKind.GreaterThanOrEqualExpression => ">",
    _ => null,
};

// Where the compiler wants a constant, or a database would have to know the switch.
static bool IsFixed(SyntaxNode node) => node.AncestorsAndSelf().Any(part => part is AttributeSyntax or ParameterSyntax
    or EnumDeclarationSyntax or CaseSwitchLabelSyntax or PatternSyntax or LocalDeclarationStatementSyntax { IsConst: true }
    || (part is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
    || (part is LambdaExpressionSyntax && part.Ancestors().OfType<InvocationExpressionSyntax>().Any(IsQuery)));

static bool IsQuery(InvocationExpressionSyntax call) => call.Expression.ToString() is var text
    && (text.StartsWith("db.", StringComparison.Ordinal) || text.StartsWith("writing.", StringComparison.Ordinal));

static string Flat(string text) => string.Join(' ', text.Split('\n').Select(line => line.Trim()));
