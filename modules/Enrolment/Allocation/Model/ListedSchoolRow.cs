using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A school on the list of its batch, with what the register said of it on the list's day: balance, strata and covariates
/// are those of the frozen list, whatever later extracts say. A school is in one batch only.</summary>
internal sealed record ListedSchoolRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public int Batch { get; init; }
    public int? Pupils { get; init; }
    public double? FsmPercent { get; init; }
    public string? PhaseName { get; init; }
    public string? TypeName { get; init; }

    public Unit ToUnit() => new(LaCode, Urn);

    /// <param name="batch">Number of the batch.</param>
    /// <param name="unit">The school in its authority.</param>
    /// <param name="register">What the register says of it on the list's day.</param>
    public static ListedSchoolRow Of(int batch, Unit unit, RegisterEntryRow register) => new()
    {
        Urn = unit.Id,
        LaCode = unit.Stratum,
        Batch = batch,
        Pupils = register.Pupils,
        FsmPercent = register.FsmPercent,
        PhaseName = register.PhaseName,
        TypeName = register.TypeName,
    };

    /// <summary>Its line in the text whose hash is frozen with the list.</summary>
    public string Line() =>
        string.Create(CultureInfo.InvariantCulture, $"{LaCode}\t{Urn}\t{Pupils}\t{FsmPercent:R}\t{PhaseName}\t{TypeName}\n");

    /// <param name="authorities">Who has it when; none = always its authority on the list.</param>
    public ListedSchool ToMessage(IReadOnlyList<AuthoritySpan> authorities)
    {
        var message = new ListedSchool
        {
            LaCode = LaCode,
            Urn = Urn,
            Batch = Batch,
            Phase = PhaseName ?? "",
            Type = TypeName ?? "",
            Authorities = { authorities }
        };
        if (Pupils is { } pupils)
            message.Pupils = pupils;
        if (FsmPercent is { } percent)
            message.FsmPercent = percent;
        return message;
    }
}
