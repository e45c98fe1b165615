using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>A treated school, as shared costs see it.</summary>
/// <param name="Urn">School.</param>
/// <param name="LaCode">Authority.</param>
/// <param name="Sessions">Sessions delivered to it.</param>
/// <param name="Pupils">0 = no register has a number.</param>
internal sealed record SharingSchool(string Urn, string LaCode, int Sessions, int Pupils)
{
    public long Weight(AllocationBasis basis) => basis switch
    {
        AllocationBasis.Sessions => Sessions,
        AllocationBasis.Schools => 1,
        AllocationBasis.Pupils => Pupils,
        _ => 0,
    };
}

/// <summary>Shares cost lines of the intervention that belong to no school: those of the programme to authorities, then to schools; those
/// of an authority to its schools. Pence add up to the lines.</summary>
internal sealed class SharedCosts
{
    private readonly AllocationRules rules;
    private readonly List<SharingSchool> schools;
    private readonly ILookup<string, SharingSchool> byLa;

    public SharedCosts(IEnumerable<SharingSchool> schools, AllocationRules rules)
    {
        this.rules = rules;
        this.schools = [.. schools.OrderBy(school => school.LaCode, StringComparer.Ordinal).ThenBy(school => school.Urn,
            StringComparer.Ordinal)];
        byLa = this.schools.ToLookup(school => school.LaCode);
    }

    /// <summary>Every penny of the lines, by school and line; an empty URN = it stays with the authority, an empty authority too
    /// = with the programme, as lines without a rule and those of <see cref="WithoutWeights"/> do. In the order of authority, school and
    /// line.</summary>
    public IReadOnlyList<AllocatedCost> Of(IEnumerable<CostLineRow> lines) =>
    [
        .. lines.Where(line => line.Attribution == CostAttribution.Intervention).OrderBy(line => line.LineRef, StringComparer.Ordinal)
            .GroupBy(line => (line.LaCode, line.Category, line.CostClass, Rule: RuleOf(line), Credit: line.AmountPence < 0))
            .SelectMany(group => group.Key.Rule is { } rule && HasWeights(group.Key.LaCode, rule.Basis)
                ? Divided(group.Key.LaCode, rule, [.. group])
                : group.Select(line => Cost(line, line.LaCode, line.Urn ?? "", line.AmountPence, group.Key.Rule)))
            .OrderBy(cost => (cost.LaCode, cost.Urn, cost.LineRef), Comparer<(string, string, string)>.Create(Order)),
    ];

    /// <summary>Every penny of the programme's lines by authority and line; an empty authority = it stays with the programme.</summary>
    public IEnumerable<(string LaCode, CostLineRow Line, long Pence)> ToAuthorities(IEnumerable<CostLineRow> lines) =>
        lines.Where(line => line is { Attribution: CostAttribution.Intervention, LaCode: "" })
            .OrderBy(line => line.LineRef, StringComparer.Ordinal)
            .GroupBy(line => (line.Category, line.CostClass, Rule: RuleOf(line), Credit: line.AmountPence < 0))
            .SelectMany(group => group.Key.Rule is { } rule && HasWeights("", rule.Basis) ? AmongAuthorities(rule, [.. group])
                .SelectMany(part => group.Zip(part.Pence, (line, pence) => (part.LaCode, line, pence)))
                : group.Select(line => ("", line, line.AmountPence)));

    /// <summary>Compares keys: authority, school, line.</summary>
    public static int Order((string LaCode, string Urn, string LineRef) one, (string LaCode, string Urn, string LineRef) other) =>
        string.CompareOrdinal(one.LaCode, other.LaCode) is not 0 and var byLa ? byLa
        : string.CompareOrdinal(one.Urn, other.Urn) is not 0 and var byUrn ? byUrn : string.CompareOrdinal(one.LineRef, other.LineRef);

    /// <summary>Lines whose rule has nothing to share by, as category and authority (empty = the programme).</summary>
    public IReadOnlyList<(string Category, string LaCode, AllocationBasis Basis)> WithoutWeights(IEnumerable<CostLineRow> lines) =>
    [
        .. lines.Where(line => line.Attribution == CostAttribution.Intervention)
            .Select(line => (line.Category, line.LaCode, RuleOf(line)?.Basis ?? AllocationBasis.None)).Distinct()
            .Where(one => one.Item3 != AllocationBasis.None && !HasWeights(one.LaCode, one.Item3)).Order(),
    ];

    /// <summary>Whether there is something to share by; without it a line stays where it was recorded.</summary>
    private bool HasWeights(string laCode, AllocationBasis basis) => Sharing(laCode).Any(school => school.Weight(basis) > 0);

    /// <summary>Null = the line is of one school, or has no rule.</summary>
    private AllocationRuleRow? RuleOf(CostLineRow line) => line.Urn is null ? rules.For(line.Category, line.PeriodStartOn) : null;

    private IEnumerable<SharingSchool> Sharing(string laCode) => laCode.Length == 0 ? schools : byLa[laCode];

    private IEnumerable<AllocatedCost> Divided(string laCode, AllocationRuleRow rule, List<CostLineRow> lines)
    {
        if (laCode.Length > 0)
            return ToSchools(laCode, rule, lines, [.. lines.Select(line => line.AmountPence)]);
        return AmongAuthorities(rule, lines).SelectMany(part => ToSchools(part.LaCode, rule, lines, part.Pence));
    }

    /// <summary>What each authority bears of some lines of the programme, in their order.</summary>
    private IEnumerable<(string LaCode, List<long> Pence)> AmongAuthorities(AllocationRuleRow rule, List<CostLineRow> lines)
    {
        string[] authorities = [.. byLa.Select(group => group.Key)];
        var parts = LargestRemainder.DivideEach([.. lines.Select(line => line.AmountPence)],
            [.. authorities.Select(code => byLa[code].Sum(school => school.Weight(rule.Basis)))]);
        return authorities.Select((code, at) => (code, parts.Select(part => part[at]).ToList()));
    }

    private IEnumerable<AllocatedCost> ToSchools(string laCode, AllocationRuleRow rule, List<CostLineRow> lines, List<long> pence)
    {
        var sharing = byLa[laCode].ToList();
        if (pence.TrueForAll(amount => amount == 0))
            return [];
        var parts = LargestRemainder.DivideEach(pence, [.. sharing.Select(school => school.Weight(rule.Basis))]);
        return lines.SelectMany((line, row) => sharing.Select((school, at) => Cost(line, laCode, school.Urn, parts[row][at], rule)))
            .Where(cost => cost.Pence != 0);
    }

    private static AllocatedCost Cost(CostLineRow line, string laCode, string urn, long pence, AllocationRuleRow? rule) => new()
    {
        LaCode = laCode,
        Urn = urn,
        Category = line.Category,
        CostClass = line.CostClass,
        Pence = pence,
        LineRef = line.LineRef,
        OfProgramme = line.LaCode.Length == 0,
        Rule = line.Urn is not null ? "own" : rule is null ? "no rule" : rule.Basis.ToString().ToLowerInvariant(),
        RuleNumber = rule?.Number ?? 0,
    };
}
