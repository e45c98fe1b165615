using System.Threading.RateLimiting;
using Programme.Journal;

namespace Programme.Host;

/// <summary>How many calls are served at once: of all callers, of one caller, and of heavy reports. A few more wait in a queue; the rest
/// are refused with a hint to try again. Calls between modules are not counted: they belong to one that is.</summary>
internal sealed class CallLimits(Settings settings) : IDisposable
{
    private readonly ConcurrencyLimiter all = new(Most(settings.MostCalls));
    private readonly ConcurrencyLimiter heavy = new(Most(settings.MostHeavyReports));
    private readonly PartitionedRateLimiter<Caller> ofCaller = PartitionedRateLimiter.Create<Caller, string>(
        caller => RateLimitPartition.GetConcurrencyLimiter(caller.Subject, _ => Most(settings.MostCallsOfOneCaller)));

    /// <summary>A place for a call, given back when it is disposed.</summary>
    public async Task<IDisposable> EnterAsync(Caller caller, bool isHeavy, CancellationToken cancel)
    {
        var place = new Place();
        try
        {
            place.Add(await ofCaller.AcquireAsync(caller, 1, cancel));
            if (isHeavy)
                place.Add(await heavy.AcquireAsync(1, cancel));
            place.Add(await all.AcquireAsync(1, cancel));
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        all.Dispose();
        heavy.Dispose();
        ofCaller.Dispose();
    }

    private static ConcurrencyLimiterOptions Most(int calls) =>
        new() { PermitLimit = calls, QueueLimit = 8 * calls, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private sealed class Place : IDisposable
    {
        private readonly List<RateLimitLease> leases = [];

        public void Add(RateLimitLease lease)
        {
            leases.Add(lease);
            if (!lease.IsAcquired)
                throw Faults.TooManyCalls();
        }

        public void Dispose() => leases.ForEach(lease => lease.Dispose());
    }
}
