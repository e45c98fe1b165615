using Google.Protobuf;
using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    public override async Task<GetOpenPackResponse> GetOpenPack(GetOpenPackRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var (run, source) = await sources.LoadAsync(db, request.Run, context.CancellationToken);
        var codes = await figures.CodesAsync("", Caller.Of(context).Scope, context.CancellationToken);
        var published = (await figures.KnownAsync(knownOn: null, context.CancellationToken)).Of(codes);

        var content = OpenPack.Build(source, published);
        return new GetOpenPackResponse
        {
            Run = run,
            Content = UnsafeByteOperations.UnsafeWrap(content),
            Sha256 = PackArchive.Sha256(content)
        };
    }
}
