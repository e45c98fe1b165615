using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override Task<ImportInstrumentResponse> ImportInstrument(IAsyncStreamReader<ImportInstrumentRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportInstrumentAsync);

    private async Task<ImportInstrumentResponse> ImportInstrumentAsync(Import<ImportInstrumentRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var instrument = InstrumentFile.Read(file.Read(), (path, code, expected) => problems.Add(null, path, code, null, expected));
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = (await Instruments.AllAsync(db, context.CancellationToken))
            .ToDictionary(pair => pair.Key, pair => InstrumentRow.Of(pair.Value));

        var difference = new[] { InstrumentRow.Of(instrument) }.Against(stored, row => (row.Code, row.Version));
        var report = file.Report(problems, difference, import.ValidateOnly);
        if (difference.Changed.Count > 0)
            await RefuseFinalAsync(db, instrument, context.CancellationToken);
        return await commit.ApplyAsync(change, report, new ImportInstrumentResponse { Report = report }, async (writing, cancel) =>
        {
            // Somebody may have answered since.
            await RefuseFinalAsync(writing, instrument, cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            await writing.ReplaceManyAsync(difference.Changed, cancel);
        });
    }

    private static async Task RefuseFinalAsync(DeliveryDb db, Instrument instrument, CancellationToken cancel)
    {
        var version = (instrument.Code, instrument.Version);
        if (Instruments.Bundled.ContainsKey(version) || (await Instruments.AnsweredAsync(db, cancel)).Contains(version))
            throw Faults.Precondition(Reasons.InstrumentFinal, $"{instrument.Code} {instrument.Version}",
                $"Version {instrument.Version} of {instrument.Code} is final: it is bundled, or answers refer to it. Import what is "
                    + "different as another version.");
    }
}
