using Grpc.Core;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override Task<ImportSurveyInstrumentResponse> ImportSurveyInstrument(
        IAsyncStreamReader<ImportSurveyInstrumentRequest> requestStream, ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportSurveyInstrumentAsync);

    private async Task<ImportSurveyInstrumentResponse> ImportSurveyInstrumentAsync(Import<ImportSurveyInstrumentRequest> import,
        ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var instrument = InstrumentFile.Read(file.Read(), (path, code, expected) => problems.Add(null, path, code, null, expected));
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = (await SurveyInstruments.AllAsync(db, context.CancellationToken))
            .ToDictionary(pair => pair.Key, pair => InstrumentRow.Of(pair.Value));

        var difference = new[] { InstrumentRow.Of(instrument) }.Against(stored, row => (row.Code, row.Version));
        var report = file.Report(problems, difference, import.ValidateOnly);
        if (difference.Changed.Count > 0)
            await RefuseFinalAsync(db, instrument, context.CancellationToken);
        return await commit.ApplyAsync(change, report, new ImportSurveyInstrumentResponse { Report = report }, async (writing, cancel) =>
        {
            // Somebody may have answered since.
            await RefuseFinalAsync(writing, instrument, cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            await writing.ReplaceManyAsync(difference.Changed, cancel);
        });
    }

    private async Task RefuseFinalAsync(OutcomesDb db, Instrument instrument, CancellationToken cancel)
    {
        var version = (instrument.Code, instrument.Version);
        if (SurveyInstruments.Bundled.ContainsKey(version) || (await SurveyInstruments.AnsweredAsync(db, trial, cancel)).Contains(version))
            throw Faults.Precondition(Reasons.InstrumentFinal, $"{instrument.Code} {instrument.Version}",
                $"Version {instrument.Version} of {instrument.Code} is final: it is bundled, or a wave with it was asked or answered. "
                    + "Import what is different as another version.");
    }
}
