using Grpc.Core;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ImportReturnResponse> ImportReturn(IAsyncStreamReader<ImportReturnRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportReturnResponse>(change) is { } answer)
            return answer;
        var upload = new ReturnUpload(first.LaCode, first.ReportingMonth, first.Version);
        return await TakeReturnAsync(upload, first.Options.ValidateOnly, file, change, context,
            (report, version, readAs) => new ImportReturnResponse { Report = report, Version = version, ReadAs = readAs });
    }
}
