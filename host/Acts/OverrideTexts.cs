using Grpc.Core;
using Programme.Access.V1;

namespace Programme.Host;

/// <summary>Overrides in sentences, the same wherever they are shown.</summary>
internal static class OverrideTexts
{
    /// <summary>Every override that two persons decided or the operator on the machine made, by number.</summary>
    public static async Task<IReadOnlyList<string>> StandingAsync(CallInvoker calls, CancellationToken cancel)
    {
        var overrides = new OverrideService.OverrideServiceClient(calls);
        var all = await Journal.Pages.AllAsync(new ListOverridesRequest(),
            page => overrides.ListOverridesAsync(page, cancellationToken: cancel), page => page.Overrides);
        return [.. all.Where(one => one.ByOperator || one.ConfirmedAt is not null).Select(Of)];
    }

    /// <summary>What an act went, or may go, without, why and by whom.</summary>
    public static string Of(OverrideRow row) => Of(row.ToMessage());

    public static string Of(Override one)
    {
        var missing = string.Join(' ', one.Missing.Select(fact => fact.Text));
        var head = Texts.Capital(one.Subject);
        if (one.ByOperator)
            return $"{head}: done by the operator on the machine, without a second person, although: {missing}";
        var second = one.ConfirmedBy.Length > 0 ? $"confirmed by {one.ConfirmedBy}" : "not confirmed by a second person";
        return $"{head}: {one.ProposedBy} decided to go without what is required, {second}. Missing: {missing} Reason: {one.Reason}";
    }
}
