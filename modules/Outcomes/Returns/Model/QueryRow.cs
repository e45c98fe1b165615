using Google.Protobuf.WellKnownTypes;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A query of a version of a return, and the reason that was given for it.</summary>
internal sealed record QueryRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Month { get; init; }
    public required int Version { get; init; }

    /// <summary>1, 2, 3 … within the version.</summary>
    public required int Number { get; init; }

    public required string Rule { get; init; }
    public required int Line { get; init; }
    public required string Column { get; init; }
    public required string Urn { get; init; }
    public required string Value { get; init; }
    public required string Message { get; init; }

    /// <summary>Null = the query is open.</summary>
    public string? Reason { get; init; }

    public string? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>A query as it is found.</summary>
    public static QueryRow Of(ReturnVersionRow version, int number, ReturnQuery query) => new()
    {
        LaCode = version.LaCode,
        Month = version.Month,
        Version = version.Version,
        Number = number,
        Rule = ReturnRuleTable.NumberOf(query.Code)!,
        Line = query.Line,
        Column = query.Column,
        Urn = query.Urn,
        Value = query.Value,
        Message = query.Message,
    };

    public Query ToMessage(Func<string, string> theirs) => new()
    {
        LaCode = LaCode,
        ReportingMonth = Month,
        Version = Version,
        Number = Number,
        AnsweredBy = AnsweredBy ?? "",
        Finding = new Finding
        {
            Rule = Rule,
            Line = Line,
            Column = Column,
            TheirColumn = theirs(Column),
            Urn = Urn,
            Value = Value,
            Message = Message,
            Reason = Reason ?? "",
            AnsweredAt = AnsweredAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        },
    };
}
