using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    private const int MostNamed = 100;

    public override async Task<VerifyAuditResponse> VerifyAudit(VerifyAuditRequest request, ServerCallContext context)
    {
        var anchor = request.Anchor.Length == 0 ? null : Anchor.Read(request.Anchor)
            ?? throw Faults.Invalid("anchor", FieldCodes.NotAnAnchor,
                "the text of an anchor is expected, as it was written; this is none, or somebody changed it.");
        var response = new VerifyAuditResponse { Sound = true };
        if (anchor is not null && !verification.IsOwn(anchor))
            response.AnchorProblems.Add("it was signed with another key than this host's: it is another programme's, or the keys were "
                + "replaced");
        var mayKnow = Caller.Of(context).Role is not Role.Operator;
        foreach (var module in stores)
        {
            var state = await verification.VerifyWithChecksAsync(module, context.CancellationToken);
            response.Sound &= state.Sound;
            if (anchor is not null && await Verification.AgainstAsync(module, anchor, context.CancellationToken) is { } problem)
                response.AnchorProblems.Add(problem);
            response.Chains.Add(new AuditChain
            {
                Module = module.Module,
                Rows = state.Rows,
                Head = state.Head,
                BrokenAt = state.BrokenAt,
                Problem = state.Problem,
                Tables = { state.Tables.Select(table => Told(table, mayKnow)) },
                AlteredRows =
                    { state.Problems.Take(MostNamed)
                        .Select(problem => new AlteredRow { Table = problem.Table, Key = problem.Key, Problem = problem.Problem }) },
                MoreAlteredRows = Math.Max(0, state.Problems.Count - MostNamed),
            });
        }
        response.Sound &= response.AnchorProblems.Count == 0;
        return response;
    }

    /// <summary>How many rows a table has tells how much is delivered to treated schools, and its hash when this changes: an operator's
    /// key is told neither (decision 0060).</summary>
    private static AuditedTable Told(TableState table, bool mayKnow) => mayKnow
        ? new AuditedTable { Table = table.Name, Rows = table.Rows, Hash = table.Hash }
        : new AuditedTable { Table = table.Name, Withheld = Reasons.NotUnmasked };
}
