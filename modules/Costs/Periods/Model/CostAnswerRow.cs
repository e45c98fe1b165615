using Programme.Journal;

namespace Programme.Costs;

/// <summary>The reason that was given for a query. With the value that raised it: another value opens the query again.</summary>
internal sealed record CostAnswerRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Period { get; init; }
    public required string Rule { get; init; }
    public required string Subject { get; init; }
    public required string Value { get; init; }
    public required string Reason { get; init; }
    public required string AnsweredBy { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}
