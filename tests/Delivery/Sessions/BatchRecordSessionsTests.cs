using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class BatchRecordSessionsTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_batch_does_what_a_stream_does_for_at_most_500_entries(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var batch =
            new BatchRecordSessionsRequest
            {
                Entries = { RecordSessionsTests.Entry("BAT-1", 1), RecordSessionsTests.Entry("BAT-2", 2) },
                RequestId = $"batch-{store}"
            };

        var first = (await delivery.BatchRecordSessionsAsync(batch)).Report;
        var again = (await delivery.BatchRecordSessionsAsync(batch)).Report;
        batch.RequestId = "";
        var unchanged = (await delivery.BatchRecordSessionsAsync(batch)).Report;
        var tooMany =
            new BatchRecordSessionsRequest
            {
                Entries =
                { Enumerable.Range(0, 501).Select(number => RecordSessionsTests.Entry($"BAT-{number}", 1)) }
            };

        Assert.Equal(first, again);
        Assert.Equal((2, 2, 0), (first.SessionsAdded, first.AttendanceAdded, first.SessionsUnchanged));
        Assert.Equal((0, 2), (unchanged.SessionsAdded, unchanged.SessionsUnchanged));
        Assert.Contains(first.Notes, note => note is { Index: 1, Field: "supervisor_ref", Code: "NO_SUPERVISOR" });
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.BatchRecordSessionsAsync(tooMany));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.BatchRecordSessionsAsync(new()));
    }
}
