using System.Reflection;
using System.Text;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every promise has tests, or says openly that it is not proved; the page of them is as the tests are.</summary>
[Trait("Promise", "S20")]
public sealed class PromiseTests
{
    private const string Page = "docs/what-we-tried-to-break.md";

    private static readonly ILookup<string, (Type Class, MethodInfo Test)> Proofs =
        Tests().ToLookup(test => test.Id, test => (test.Class, test.Test));

    [Fact]
    public void Each_has_tests_or_a_command_or_says_that_it_is_not_proved()
    {
        Assert.Equal(34, Promise.All.Select(promise => promise.Id).Distinct().Count());
        Assert.Empty(Promise.All.Where(promise => !Proofs.Contains(promise.Id) && promise.Command.Length + promise.Open.Length == 0)
            .Select(promise => promise.Id));
    }

    [Fact]
    public void Each_trait_is_that_of_a_promise() =>
        Assert.Empty(Proofs.Select(proof => proof.Key).Except(Promise.All.Select(promise => promise.Id)));

    [Fact]
    public void Each_command_is_there() => Assert.All(Promise.All.Where(promise => promise.Command.Length > 0),
        promise => Assert.True(File.Exists(Path.Combine(Source.Root, promise.Command.Split(' ')[0])), promise.Command));

    [Fact]
    public void The_page_is_written_from_the_tests() => Source.Approve(Page, Text());

    private static string Text()
    {
        var proved = Promise.All.Count(promise => promise.Open.Length == 0);
        var text = new StringBuilder($"""
            # What we tried to break, and how to repeat it

            The tests write this page: `PROGRAMME_APPROVE=1 dotnet test --filter "FullyQualifiedName~PromiseTests"`.
            Of {Promise.All.Count} promises {proved} are proved by tests as they stand; the others say what is not.

            `dotnet test --filter "Promise=D1"` runs the tests of one promise, `--filter "Promise~D"` those of a letter. A class
            *with CsCheck* draws its cases at random and prints the seed of a failure, which `CsCheck_Seed=SEED dotnet test …`
            repeats. Where a seed is given, the class draws from it; all others draw nothing, or from a seed in the test. Tests
            with the attribute `EachStore` run on SQLite and on PostgreSQL.


            """);
        foreach (var promise in Promise.All)
            Append(text, promise);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, Promise promise)
    {
        text.Append($"## {promise.Id}\n\n{promise.Text}\n\n");
        foreach (var proof in Proofs[promise.Id].GroupBy(proof => proof.Class).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            text.Append($"- `{proof.Key.Name}`{SeedOf(proof.Key)}\n");
            foreach (var test in proof.Select(each => each.Test.Name).Order(StringComparer.Ordinal))
                text.Append($"  - {test.Replace('_', ' ')}\n");
        }
        if (Proofs.Contains(promise.Id))
            text.Append($"\nRun: `dotnet test --filter \"Promise={promise.Id}\"`\n\n");
        if (promise.Command.Length > 0)
            text.Append($"Run: `{promise.Command}`\n\n");
        if (promise.Open.Length > 0)
        {
            var some = Proofs.Contains(promise.Id) || promise.Command.Length > 0;
            text.Append($"**{(some ? "In part" : "Not proved")}:** {promise.Open}\n\n");
        }
    }

    private static string SeedOf(Type tests)
    {
        var seed = tests.GetField("Seed", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue();
        var file = Source.Files("tests").Single(file => Path.GetFileName(file) == $"{tests.Name}.cs");
        return seed is not null ? $", seed {seed}" : File.ReadAllText(file).Contains(".Sample(", StringComparison.Ordinal)
            ? " (with CsCheck)" : "";
    }

    /// <summary>Every test with the id of each promise that it, or its class, carries.</summary>
    private static IEnumerable<(string Id, Type Class, MethodInfo Test)> Tests() =>
        from type in typeof(PromiseTests).Assembly.GetTypes()
        from test in type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute)))
        from id in Ids(type).Concat(Ids(test)).Distinct()
        select (id, type, test);

    private static IEnumerable<string> Ids(MemberInfo member) => member.CustomAttributes
        .Where(attribute => attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value is "Promise")
        .Select(attribute => (string)attribute.ConstructorArguments[1].Value!);
}
