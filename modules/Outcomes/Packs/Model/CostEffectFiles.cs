using System.Globalization;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>Files of a controlled pack that has costs: what each school cost, how often each resample has it, what was computed, and
/// the script that repeats it.</summary>
internal static class CostEffectFiles
{
    private const string Money = "pence a school";

    /// <summary>What may count for schools that did not report usual practice; empty = none did not.</summary>
    public static IReadOnlyList<string> Gaps { get; } = ["", "as_zero", "arm_means"];

    public static IEnumerable<(string Name, string Text)> Of(TrialData data, PackMarks marks, PackCosts costs)
    {
        var pence = costs.Schools.ToDictionary(school => school.Urn, school => school.Pence);
        var rows = new CostEffectRows(data.Schools.Select(school => new CostedSchool(school.Id, school.Stratum, school.Arm,
            pence[school.Id], school.Contacts, school.Contacts is null ? null : school.Nfa, school.BaselineContacts)));
        var ids = rows.All.Select(school => school.Id).ToList();
        var seed = (ulong)costs.Seed;
        yield return ("cost_effect.R", PackText.Shipped("cost_effect.R"));
        yield return ("cost.csv", PackText.Table("school,pence", ids.Select(id => (marks.School(id), pence[id])).Order()
            .Select(school => (IEnumerable<object?>)[school.Item1, WithPoint(school.Item2)])));
        yield return ("draws.csv", Draws(rows, [.. ids.Select(marks.School)], costs.Resamples, seed));
        yield return ("cost-results.csv", PackText.Table("id,key,value,unit,reason", Results(rows, costs, seed)));
        yield return ("cost-parameters.csv", PackText.Table("name,value",
            [["price_year", costs.PriceYear], ["resamples", costs.Resamples], ["seed", costs.Seed],
                ["usual_practice_gaps", costs.UsualPracticeGaps.Length > 0 ? costs.UsualPracticeGaps : "none"]]));
    }

    /// <summary>A whole number of pence might look like a URN, so each has a decimal point.</summary>
    private static string WithPoint(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : $"{text}.0";
    }

    private static string Draws(CostEffectRows rows, IReadOnlyList<string> schools, int resamples, ulong seed)
    {
        var counts = new int[schools.Count];
        return PackText.Table(string.Join(',', schools), rows.Draws(resamples, seed).Select(draw =>
        {
            Array.Clear(counts);
            foreach (var place in draw)
                counts[place]++;
            return (IEnumerable<object?>)[.. counts.Select(count => (object?)count)];
        }));
    }

    /// <summary>As CompareCostAndEffect of Costs computes them.</summary>
    private static IEnumerable<IEnumerable<object?>> Results(CostEffectRows rows, PackCosts costs, ulong seed)
    {
        var (increments, drawn) = (rows.Increments(), rows.Resamples(costs.Resamples, seed));
        if (increments.Value is { } found)
        {
            yield return ["increment", "cost", WithPoint(found.Cost), Money, ""];
            yield return ["increment", "effect", WithPoint(found.Effect), "contacts averted a school", ""];
            yield return ["increment", "effect_error", WithPoint(found.EffectError), "contacts averted a school", ""];
        }
        else
            yield return ["increment", "cost", "", Money, increments.Reason!.CodeText];
        foreach (var worth in costs.WorthPence)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"net_benefit.{worth:R}");
            var at = rows.At(worth);
            yield return [id, "benefit", at.Value is { } one ? WithPoint(one.Benefit) : "", Money, at.Reason?.CodeText];
            yield return [id, "error_HC2", at.Value is { } other ? WithPoint(other.RobustError) : "", Money, at.Reason?.CodeText];
            var share = drawn.Value is { } points
                ? WithPoint((double)points.Count(point => worth * point.Effect - point.Cost > 0) / points.Count) : "";
            yield return [id, "acceptability", share, "share of resamples", drawn.Reason?.CodeText];
        }
    }
}
