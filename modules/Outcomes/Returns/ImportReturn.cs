using Grpc.Core;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override Task<ImportReturnResponse> ImportReturn(IAsyncStreamReader<ImportReturnRequest> requestStream, ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportReturnAsync);

    private async Task<ImportReturnResponse> ImportReturnAsync(Import<ImportReturnRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var upload = new ReturnUpload(first.LaCode, first.ReportingMonth, first.Version);
        return await TakeReturnAsync(upload, import.ValidateOnly, file, change, context,
            (report, version, readAs) => new ImportReturnResponse { Report = report, Version = version, ReadAs = readAs });
    }
}
