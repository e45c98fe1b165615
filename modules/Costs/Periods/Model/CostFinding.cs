using Google.Protobuf.WellKnownTypes;
using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What a rule asks about.</summary>
/// <param name="LaCode">Authority; empty = the programme.</param>
/// <param name="Period">Term.</param>
/// <param name="Rule">K1 to K8.</param>
/// <param name="Subject">A line, or a category.</param>
/// <param name="Category">Of the line, or the subject.</param>
/// <param name="Value">What raised it.</param>
/// <param name="Message">What it is about and what to do.</param>
internal sealed record CostFinding(string LaCode, string Period, string Rule, string Subject, string Category, string Value,
    string Message)
{
    /// <summary>In this order findings are listed.</summary>
    public (string, string, string, string) Key => (LaCode, Period, Rule, Subject);

    public CostQuery ToMessage(CostAnswerRow? answer) => new()
    {
        LaCode = LaCode,
        Period = Period,
        Rule = Rule,
        Subject = Subject,
        Category = Category,
        Value = Value,
        Message = Message,
        Reason = answer?.Reason ?? "",
        AnsweredBy = answer?.AnsweredBy ?? "",
        AnsweredAt = answer is null ? null : Timestamp.FromDateTimeOffset(answer.AnsweredAt),
    };
}
