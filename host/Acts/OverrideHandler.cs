using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Acts that two persons do without something that is required. One file per RPC.</summary>
internal sealed partial class OverrideHandler([FromKeyedServices("host")] CallInvoker calls, Store<AccessDb> store,
    Commit<AccessDb> commit, Trial trial, TimeProvider clock) : OverrideService.OverrideServiceBase
{
    /// <summary>The proposal that waits for an act: the newest, when it is not confirmed.</summary>
    private static async Task<OverrideRow?> WaitingAsync(AccessDb db, TrialAct act, CancellationToken cancel) =>
        await db.Overrides.AsNoTracking().Where(row => row.Act == act && !row.ByOperator).OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancel) is { ConfirmedAt: null } waiting ? waiting : null;
}
