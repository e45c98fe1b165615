using Google.OrTools.Sat;

namespace Programme.Tests;

/// <summary>A solver for whole numbers over all that a reader knows: which counts can only be what they are.
/// See decision 0014.</summary>
internal static class Solver
{
    private const string Settings = "num_workers:1,max_time_in_seconds:20";

    /// <summary>Counts of 1 to 5 that everything else leaves no other value.</summary>
    /// <returns>Their positions among the reader's unknowns. A count of which the solver cannot tell in time counts as fixed.</returns>
    public static IReadOnlyList<int> Fixed(Reader reader)
    {
        var (model, counts) = ModelOf(reader);
        var open = Small(reader).ToDictionary(at => at, at => Differs(model, counts[at], reader.Unknowns[at].Truth));
        while (open.Count > 0)
        {
            model.Maximize(LinearExpr.Sum(open.Values));
            var solver = new CpSolver { StringParameters = Settings };
            if (solver.Solve(model) is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible) || solver.ObjectiveValue < 0.5)
                break;
            foreach (var at in open.Keys.Where(at => solver.Value(counts[at]) != reader.Unknowns[at].Truth).ToList())
                open.Remove(at);
        }

        return [.. open.Keys];
    }

    /// <summary>The least and the most that each small count of one authority in one month may be.</summary>
    public static IReadOnlyList<(long Low, long High)> Ranges(Reader reader)
    {
        var (model, counts) = ModelOf(reader);
        return [.. Small(reader).Where(at => !reader.Unknowns[at].IsSum).Select(at => (End(at, least: true), End(at, least: false)))];

        long End(int at, bool least)
        {
            if (least)
                model.Minimize(counts[at]);
            else
                model.Maximize(counts[at]);
            var solver = new CpSolver { StringParameters = Settings };
            Assert.Equal(CpSolverStatus.Optimal, solver.Solve(model));
            return solver.Value(counts[at]);
        }
    }

    /// <summary>Whether what the reader knows is true of what is stored; else nothing follows from it.</summary>
    public static bool HoldsOfTheTruth(Reader reader) =>
        reader.Unknowns.All(unknown => unknown.Low <= unknown.Truth && unknown.Truth <= unknown.High)
        && reader.Sums.All(sum => reader.Unknowns[sum.Total].Truth == sum.Parts.Sum(at => reader.Unknowns[at].Truth));

    private static IEnumerable<int> Small(Reader reader) =>
        Enumerable.Range(0, reader.Unknowns.Count).Where(at => reader.Unknowns[at].Truth is >= 1 and <= 5);

    private static (CpModel Model, IntVar[] Counts) ModelOf(Reader reader)
    {
        var model = new CpModel();
        var counts = reader.Unknowns.Select(unknown => model.NewIntVar(unknown.Low, unknown.High, unknown.Name)).ToArray();
        foreach (var (total, parts) in reader.Sums)
            model.Add(LinearExpr.Sum(parts.Select(at => counts[at])) == counts[total]);
        foreach (var (part, whole, millionths) in reader.Shares)
        {
            model.Add(1_000_000 * counts[part] <= (millionths + 1) * counts[whole]);
            model.Add(1_000_000 * counts[part] >= (millionths - 1) * counts[whole]);
        }
        return (model, counts);
    }

    private static BoolVar Differs(CpModel model, IntVar count, long truth)
    {
        var (differs, above) = (model.NewBoolVar(""), model.NewBoolVar(""));
        model.Add(count >= truth + 1).OnlyEnforceIf([differs, above]);
        model.Add(count <= truth - 1).OnlyEnforceIf([differs, above.Not()]);
        return differs;
    }
}
