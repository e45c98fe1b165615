using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>One registry of the codes of problems with fields and cells.</summary>
public sealed partial class FieldCodeTests
{
    private static readonly Dictionary<string, string> Registered = typeof(FieldCodes).GetFields()
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    [Fact]
    public void Every_code_is_its_name_in_capitals_and_has_one_entry()
    {
        Assert.All(Registered, code =>
            Assert.Equal(code.Key, string.Concat(code.Value.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()))));
        Assert.Equal(Registered.Count, Registered.Values.Distinct().Count());
    }

    [Fact]
    public void Every_code_is_used()
    {
        var source = string.Concat(Source.Files("modules").Concat(Source.Files("host")).Select(File.ReadAllText));
        var used = Used().Matches(source).Select(use => use.Groups[1].Value).ToHashSet();

        Assert.Empty(Registered.Keys.Except(used));
    }

    [Fact]
    public void No_problem_and_no_note_gives_a_code_of_its_own()
    {
        var own = Source.Files("modules").Concat(Source.Files("host"))
            .SelectMany(file => Given().Matches(File.ReadAllText(file)).Select(given => $"{Path.GetFileName(file)}: {given.Value}"));

        Assert.Empty(own);
    }

    [Theory]
    [InlineData("throw Faults.Invalid(\"beacon\", \"TOO_MANY\", $\"at most {most}.\");")]
    [InlineData("row.Problem(\"urn\", \"LISTED\", urn, \"another is expected.\");")]
    [InlineData("problems.Add(line, \"urn\", \"UNKNOWN\", null, \"a school is expected.\");")]
    [InlineData("fields.AddIf(a > b,\n    $\"{path}urn\", \"AFTER\", \"a day is expected.\");")]
    [InlineData("yield return new(field, \"FORM\", expected);")]
    public void A_code_that_is_written_out_is_found(string source) => Assert.Matches(Given(), source);

    [GeneratedRegex(@"FieldCodes\.(\w+)")]
    private static partial Regex Used();

    /// <summary>A call that gives a problem or a note, with a text in capitals before its message.</summary>
    [GeneratedRegex(@"\b(?:Invalid|Problem|AddIf|problems\.Refuse|Note|problems\.Add|problem|yield return new|CellProblem)"
        + @"\((?:[^;""]|""[^A-Z""][^""]*"")*?""[A-Z][A-Z0-9_]{3,}""[^;]*;")]
    private static partial Regex Given();
}
