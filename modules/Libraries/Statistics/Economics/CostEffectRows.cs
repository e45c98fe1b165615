namespace Programme.Statistics;

/// <summary>A school with what it cost and what it reported.</summary>
/// <param name="Id">Its mark.</param>
/// <param name="Stratum">Of the randomisation.</param>
/// <param name="Arm">1 = supervision, 0 = usual practice.</param>
/// <param name="Cost">In money.</param>
/// <param name="Contacts">Null when no month was reported.</param>
/// <param name="Nfa">Contacts closed with no further action; null when no month was reported.</param>
/// <param name="BaselineContacts">In the baseline window.</param>
public sealed record CostedSchool(
    string Id, string Stratum, int Arm, double Cost, double? Contacts, double? Nfa, double BaselineContacts);

/// <summary>
/// One dataset of schools with cost and outcome. Effect: minus contacts with no further action, so that more is better. The regressions
/// have strata and baseline contacts, on schools that reported and whose stratum has another; the bootstrap has all schools.
/// </summary>
/// <remarks>Sources: <see cref="NetBenefit"/>, <see cref="CostBootstrap"/>.</remarks>
public sealed class CostEffectRows
{
    private readonly double[] cost;
    private readonly double[] effect;
    private readonly Design? design;

    /// <summary>Takes the schools in the order of their marks.</summary>
    /// <param name="schools">Every randomised school.</param>
    public CostEffectRows(IEnumerable<CostedSchool> schools)
    {
        All = [.. schools.OrderBy(school => school.Id, StringComparer.Ordinal)];
        Rows = [.. All.Where(school => school.Nfa is not null).GroupBy(school => school.Stratum, StringComparer.Ordinal)
            .Where(stratum => stratum.Count() > 1).SelectMany(stratum => stratum).OrderBy(school => school.Id, StringComparer.Ordinal)];
        (cost, effect) = ([.. Rows.Select(school => school.Cost)], [.. Rows.Select(school => -school.Nfa!.Value)]);
        design = Rows.Count == 0 ? null : Design.ByStratum([.. Rows.Select(school => school.Stratum)],
            [.. Rows.Select(school => (double)school.Arm)], [.. Rows.Select(school => school.BaselineContacts)]);
    }

    /// <summary>All schools, in the order of their marks.</summary>
    public IReadOnlyList<CostedSchool> All { get; }

    /// <summary>Schools in the regressions.</summary>
    public IReadOnlyList<CostedSchool> Rows { get; }

    /// <summary>Marks of the schools that are not in the regressions.</summary>
    public IReadOnlyList<string> LeftOut => [.. All.Select(school => school.Id).Except(Rows.Select(school => school.Id))];

    /// <summary>Incremental cost and effect.</summary>
    public Outcome<CostAndEffect> Increments() => design is null ? new(Nothing) : NetBenefit.Increments(design, cost, effect);

    /// <summary>The net benefit at λ.</summary>
    /// <param name="lambda">Money that a contact averted is worth.</param>
    public Outcome<NetBenefitEstimate> At(double lambda)
    {
        if (design is null)
            return new(Nothing);
        var found = NetBenefit.At(design, cost, effect, lambda);
        return found.Reason is { } reason ? new(Named(reason)) : found;
    }

    /// <summary>Seeded resamples of schools within stratum and arm.</summary>
    /// <param name="draws">How many.</param>
    /// <param name="seed">Recorded beside the result.</param>
    public Outcome<IReadOnlyList<Resample>> Resamples(int draws, ulong seed) => CostBootstrap.Over(
        [.. All.Select(school => new BootstrapSchool(school.Arm, school.Cost, school.Contacts, school.Nfa))],
        Draws(draws, seed));

    /// <summary>The schools of each resample, as places in <see cref="All"/>.</summary>
    /// <param name="draws">How many.</param>
    /// <param name="seed">Recorded beside the result.</param>
    public IReadOnlyList<int[]> Draws(int draws, ulong seed) =>
        CostBootstrap.Draws([.. All.Select(school => school.Stratum)], [.. All.Select(school => school.Arm)], draws, seed);

    /// <summary>With the marks of the schools in the place of row numbers.</summary>
    private Reason Named(Reason reason) => reason with
    {
        Rows = [.. reason.Rows.Select(row =>
            Rows[int.Parse(row["row ".Length..], System.Globalization.CultureInfo.InvariantCulture) - 1].Id)],
    };

    private static Reason Nothing { get; } = new(ReasonCode.NoData, "No stratum has two schools that reported.");
}
