using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Programme.Host;

/// <summary>Refuses the character U+0000 in any text of a request, wherever it stands: SQLite would store it, PostgreSQL cannot.
/// Before anything looks a text up or keeps it. See decision 0011.</summary>
internal sealed class RequestText : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(request);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(new CheckedStream<TRequest>(requestStream), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(new CheckedStream<TRequest>(requestStream), responseStream, context);

    private static void Check(object request)
    {
        var problems = PathsIn((IMessage)request, "")
            .Select(path => new Problem(path, FieldCodes.NulCharacter, "text without the character U+0000 is expected.")).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
    }

    /// <summary>The paths of the texts with that character, for example <c>attendance[1].lead_ref</c>.</summary>
    private static IEnumerable<string> PathsIn(IMessage message, string prefix) =>
        message.Descriptor.Fields.InFieldNumberOrder().Where(MayHoldText)
        .SelectMany(field => PathsIn(field.Accessor.GetValue(message), prefix + field.Name));

    private static IEnumerable<string> PathsIn(object? value, string path) => value switch
    {
        string text => text.Contains('\0', StringComparison.Ordinal) ? [path] : [],
        IMessage message => PathsIn(message, path + "."),
        IDictionary map => map.Keys.Cast<object>().Concat(map.Values.Cast<object>()).SelectMany(item => PathsIn(item, path)),
        IList list => list.Cast<object>().SelectMany((item, at) => PathsIn(item, $"{path}[{at}]")),
        _ => [],
    };

    private static bool MayHoldText(FieldDescriptor field) => field.FieldType is FieldType.String or FieldType.Message;

    private sealed class CheckedStream<TRequest>(IAsyncStreamReader<TRequest> messages) : IAsyncStreamReader<TRequest>
        where TRequest : class
    {
        public TRequest Current => messages.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var more = await messages.MoveNext(cancellationToken);
            if (more)
                Check(messages.Current);
            return more;
        }
    }
}
