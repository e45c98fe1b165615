namespace Programme.Statistics;

/// <summary>What a bootstrap resamples.</summary>
/// <param name="Arm">1 or 0.</param>
/// <param name="Cost">In money.</param>
/// <param name="Contacts">Null when no month was reported.</param>
/// <param name="Nfa">Contacts closed with no further action; null when no month was reported.</param>
public readonly record struct BootstrapSchool(int Arm, double Cost, double? Contacts, double? Nfa);

/// <summary>One resample.</summary>
/// <param name="Cost">Difference of mean cost.</param>
/// <param name="Effect">Difference of mean contacts averted (minus no-further-action contacts).</param>
/// <param name="Share">Difference of pooled shares.</param>
public readonly record struct Resample(double Cost, double Effect, double Share)
{
    /// <summary>Cost over effect; infinite where the effect is 0.</summary>
    public double Ratio => Cost / Effect;
}

/// <summary>
/// Bootstrap of schools for cost, effect and share, unadjusted. Estimand: differences of arm means. Units: money, contacts, shares.
/// </summary>
/// <remarks>Source: Briggs, Wonderling and Mooney (1997), Health Economics 6, 327–340. Failure: NO_DATA when a resample lacks an
/// arm.</remarks>
public static class CostBootstrap
{
    /// <summary>Over given rows.</summary>
    /// <param name="schools">All schools.</param>
    /// <param name="draws">Each resample as places of schools, from 0.</param>
    public static Outcome<IReadOnlyList<Resample>> Over(IReadOnlyList<BootstrapSchool> schools, IReadOnlyList<int[]> draws)
    {
        var resamples = new Resample[draws.Count];
        for (var draw = 0; draw < resamples.Length; draw++)
        {
            var (first, second) = (Sums(schools, draws[draw], 1), Sums(schools, draws[draw], 0));
            if (first.Known == 0 || second.Known == 0 || first.Contacts <= 0 || second.Contacts <= 0)
                return new(new Reason(ReasonCode.NoData, "A resample lacks an arm with contacts", [$"resample {draw + 1}"]));
            resamples[draw] = new Resample(
                first.Cost / first.Count - second.Cost / second.Count, second.Nfa / second.Known - first.Nfa / first.Known,
                first.Nfa / first.Contacts - second.Nfa / second.Contacts);
        }
        return new(resamples);
    }

    /// <summary>Seeded resamples of schools within stratum and arm.</summary>
    /// <param name="strata">Stratum of each school.</param>
    /// <param name="arms">Arm of each school.</param>
    /// <param name="draws">Number of resamples.</param>
    /// <param name="seed">Recorded beside the result.</param>
    public static IReadOnlyList<int[]> Draws(IReadOnlyList<string> strata, IReadOnlyList<int> arms, int draws, ulong seed)
    {
        var random = new SeededRandom(seed);
        var groups = Enumerable.Range(0, strata.Count).GroupBy(row => (strata[row], arms[row])).Select(group => group.ToArray()).ToList();
        return [.. Enumerable.Range(0, draws).Select(_ => groups.SelectMany(group => group.Select(_ => group[random.Below(group.Length)]))
            .ToArray())];
    }

    private static (int Count, double Cost, int Known, double Nfa, double Contacts) Sums(IReadOnlyList<BootstrapSchool> schools, int[] rows,
        int arm)
    {
        var (count, cost, known, nfa, contacts) = (0, 0.0, 0, 0.0, 0.0);
        foreach (var row in rows)
        {
            var school = schools[row];
            if (school.Arm != arm)
                continue;
            (count, cost) = (count + 1, cost + school.Cost);
            if (school is { Nfa: { } part, Contacts: { } whole })
                (known, nfa, contacts) = (known + 1, nfa + part, contacts + whole);
        }
        return (count, cost, known, nfa, contacts);
    }
}
