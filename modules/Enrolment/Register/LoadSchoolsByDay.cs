using Grpc.Core;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>Who has which schools on a day, as the caller may know it.</summary>
    private async Task<SchoolsByDay> SchoolsByDayAsync(ServerCallContext context, string? urn)
    {
        await using var all = store.Read(Scope.All);
        return await SchoolsByDay.LoadAsync(all, Caller.Of(context).Scope, urn, context.CancellationToken);
    }
}
