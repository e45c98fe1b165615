using System.Globalization;
using System.Text.Json;
using Programme.Host;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Every method against the numbers that R computed, at the tolerance given with each.</summary>
public sealed class ReferenceSetTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "stats");
    private static readonly string[] LeftOut = ["itt.glmm.agq1", "itt.glmm.agq25", "burnout.lmm"];

    [Theory]
    [InlineData("small_a", 743)]
    [InlineData("trial_a", 912)]
    [InlineData("edge_a", 808)]
    [InlineData("separation", 15)]
    public void Every_number_of_a_set_agrees_with_the_reference(string set, int numbers)
    {
        var found = Run(set).ToDictionary(row => (row.Id, row.Key), row => row.Value);
        var wrong = new List<string>();
        var agreed = 0;
        foreach (var cells in File.ReadLines(Path.Combine(Folder, set, "reference.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var (id, key, expected) = (cells[1], cells[2], cells[3]);
            if (LeftOut.Contains(id))
                continue;
            var value = found.GetValueOrDefault((id, key), "absent");
            if (Agree(expected, value, Number(cells[4]), Number(cells[5])))
                agreed++;
            else
                wrong.Add($"{id} {key}: {value} where {expected} is expected");
        }

        Assert.Empty(wrong);
        Assert.Equal(numbers, agreed);
    }

    [Fact]
    public void Every_number_of_the_published_cases_agrees()
    {
        var found = Run("published").ToDictionary(row => (row.Id, row.Key), row => row.Value);
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "published", "published_cases.json")));
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("id").GetString() != "glmm.cbpp");
        var wrong = from one in cases
                    from expected in one.GetProperty("expected").EnumerateObject()
                    let id = one.GetProperty("id").GetString()!
                    let value = found.GetValueOrDefault((id, expected.Name), "absent")
                    where !Agree(expected.Value.GetRawText(), value, one.GetProperty("tol_rel").GetDouble(), 1e-10)
                    select $"{id} {expected.Name}: {value} where {expected.Value} is expected";

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_is_not_implemented_is_named_with_its_reason()
    {
        var missing = Run("small_a").Where(row => row.Key.Length == 0).Select(row => (row.Id, row.Value));

        Assert.Equal(LeftOut.Select(id => (id, "NOT_IMPLEMENTED")), missing);
        Assert.Equal([("glmm.cbpp", "NOT_IMPLEMENTED")], Run("published").Where(row => row.Key.Length == 0)
            .Select(row => (row.Id, row.Value)));
    }

    [Fact]
    public void Invalid_files_are_refused_with_line_and_column()
    {
        var found = Run("data_invalid").ToDictionary(row => row.Id["data_invalid.".Length..], row => (row.Value, row.Reason));

        Assert.Equal(11, found.Count);
        foreach (var (name, place) in new[]
        {
            ("months_nfa_exceeds_contacts", "line 67, column nfa"),
            ("months_duplicate_key", "line 94, column month: school S0016 has month 2 twice"),
            ("months_negative", "line 137, column contacts"), ("months_unknown_school", "line 9, column school_id"),
            ("months_nfa_blank_contacts_present", "line 121, column nfa"), ("months_non_integer", "line 65, column contacts"),
            ("schools_arm_missing", "line 6, column arm"), ("schools_two_arms", "school S0024 is listed twice, in both arms"),
        })
        {
            Assert.Equal("rejected", found[name].Value);
            Assert.Contains($"{name}.csv, ", found[name].Reason, StringComparison.Ordinal);
            Assert.Contains(place, found[name].Reason, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', found[name].Reason);
        }
        Assert.Equal("accepted_same_results", found["months_shuffled_columns"].Value);
        Assert.Equal("accepted_same_results", found["months_shuffled_rows"].Value);
        Assert.Equal("rejected_in_part", found["schools_zero_pupils"].Value);
        Assert.Contains("rate.poisson.contacts NO_DENOMINATOR", found["schools_zero_pupils"].Reason, StringComparison.Ordinal);
        Assert.Contains("S0019", found["schools_zero_pupils"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_no_known_kind_is_refused() =>
        Assert.Contains("schools.csv", Assert.Throws<InvalidDataException>(() => Run("no_kind")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_verb_writes_the_numbers_and_names_what_it_has_not()
    {
        var file = Path.GetTempFileName();
        var code = await Cli.RunAsync(["reference", Path.Combine(Folder, "separation"), file]);
        var lines = await File.ReadAllLinesAsync(file);
        File.Delete(file);

        Assert.Equal(0, code);
        Assert.StartsWith("dataset,id,key,value", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("separation,separation.arm_all_zero,firth_log_odds,-4.25446815",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_ratio_whose_effect_may_be_zero_is_marked_and_a_weak_instrument_too()
    {
        Assert.All(Run("edge_a").Where(row => row.Id == "cea.icer"), row =>
            Assert.StartsWith("FIELLER_UNBOUNDED", row.Reason, StringComparison.Ordinal));
        Assert.All(Run("small_a").Where(row => row.Id == "cace.binary"), row =>
            Assert.StartsWith("WEAK_INSTRUMENT", row.Reason, StringComparison.Ordinal));
    }

    internal static IReadOnlyList<ReferenceRow> Run(string set) =>
        ReferenceFolder.Run(Directory.CreateDirectory(Path.Combine(Folder, set)).FullName, new AnalysisOptions(Permutations: 40_000), _ =>
            { }, default);

    internal static bool Agree(string expected, string value, double relative, double absolute) => expected switch
    {
        "NA" or "NaN" => value == "NA",
        "Inf" or "-Inf" => value == expected,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var found)
            && Math.Abs(found - Number(expected)) <= absolute + relative * Math.Abs(Number(expected)),
    };

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
