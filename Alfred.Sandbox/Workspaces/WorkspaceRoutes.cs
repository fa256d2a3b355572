using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Workspaces;

/// <summary>What the page sends when somebody uses the workspace on it.</summary>
internal static class WorkspaceRoutes
{
    private const int MaxText = 4_000;

    /// <summary>Maps it.</summary>
    public static void MapWorkspace(this IEndpointRouteBuilder page)
    {
        var services = page.ServiceProvider;
        var (book, actions) = (services.GetRequiredService<WorkspaceBook>(), services.GetRequiredService<WorkspaceActions>());
        MapInteractions(page, book, services.GetRequiredService<WorkspaceInteractions>());
        page.MapPost("/workspace/say", async (Written written, CancellationToken cancellationToken) =>
        {
            var text = SentText.Clean(written.Text);
            if (Person(book, written.User) is not { } user || Place(book, user, written.Channel) is not { } channel
                || text.Length is 0 or > MaxText)
                return Results.BadRequest();
            await actions.SayAsync(user, channel, written.ThreadTs, text, cancellationToken);
            return Results.NoContent();
        });
        page.MapPost("/workspace/home", (Opened opened) =>
        {
            if (Person(book, opened.User) is not { } user)
                return Results.BadRequest();
            actions.OpenHome(user);
            return Results.NoContent();
        });
        page.MapPost("/workspace/react", (Reacted reacted) =>
        {
            if (Person(book, reacted.User) is not { } user || Seen(book, user, reacted.Channel, reacted.Ts) is null)
                return Results.NotFound();
            actions.React(user, reacted.Channel, reacted.Ts, reacted.Name);
            return Results.NoContent();
        });
        MapFile(page, book, actions, services.GetRequiredService<SandboxFiles>());
    }

    private static void MapInteractions(IEndpointRouteBuilder page, WorkspaceBook book, WorkspaceInteractions interactions)
    {
        page.MapPost("/workspace/act", async (Acted acted, CancellationToken cancellationToken) =>
        {
            if (Person(book, acted.User) is not { } user || Seen(book, user, acted.Channel, acted.Ts) is not { } message)
                return Results.NotFound();
            return await interactions.ActAsync(user, message, acted.Action, cancellationToken) ? Results.NoContent() : NoAnswer();
        });
        page.MapPost("/workspace/home/act", async (ActedAtHome acted, CancellationToken cancellationToken) =>
        {
            if (Person(book, acted.User) is not { } user || book.Homes.FirstOrDefault(home => home.User == user.Id) is not { } home)
                return Results.NotFound();
            return await interactions.ActAsync(user, home, acted.Action, cancellationToken) ? Results.NoContent() : NoAnswer();
        });
        page.MapPost("/workspace/submit", async (Submitted submitted, CancellationToken cancellationToken) =>
        {
            if (Person(book, submitted.User) is not { } user || book.View(submitted.View) is not { } view || view.User != user.Id)
                return Results.NotFound();
            var errors = await interactions.SubmitAsync(user, view, submitted.Values, cancellationToken);
            return errors is null ? NoAnswer() : Results.Json(errors);
        });
        page.MapPost("/workspace/close", async (Submitted closed, CancellationToken cancellationToken) =>
        {
            if (Person(book, closed.User) is not { } user || book.View(closed.View) is not { } view || view.User != user.Id)
                return Results.NotFound();
            await interactions.CloseAsync(user, view, cancellationToken);
            return Results.NoContent();
        });
    }

    private static void MapFile(IEndpointRouteBuilder page, WorkspaceBook book, WorkspaceActions actions, SandboxFiles files) =>
        page.MapPost("/workspace/file", async (
            string user, string channel, string? threadTs, string? name, string? text, bool? voice, HttpRequest request) =>
        {
            if (Person(book, user) is not { } person || Place(book, person, channel) is not { } place)
                return Results.BadRequest();
            if (await request.ReadBodyAsync(SandboxFiles.MaxSize) is not { Length: > 0 } content)
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            var file = files.Add(SentText.CleanName(name), request.ContentType ?? "application/octet-stream", content, voice ?? false);
            actions.SendFile(person, place, threadTs, file, SentText.Clean(text));
            return Results.NoContent();
        });

    private static IResult NoAnswer() => Results.StatusCode(StatusCodes.Status502BadGateway);

    private static WorkspaceUser? Person(WorkspaceBook book, string? id) =>
        book.People.User(id) is { } user && user.Id != book.People.Bot ? user : null;

    // Other people's direct messages are none of anybody's places.
    private static WorkspaceChannel? Place(WorkspaceBook book, WorkspaceUser user, string? id) =>
        book.People.Channel(id) is { } channel && (channel.DirectWith is null || channel.DirectWith == user.Id) ? channel : null;

    private static WorkspaceMessage? Seen(WorkspaceBook book, WorkspaceUser user, string channel, string ts) =>
        Place(book, user, channel) is not null && book.Find(channel, ts) is { } message
        && (message.OnlyFor is null || message.OnlyFor == user.Id)
            ? message
            : null;

    private sealed record Written(string User, string Channel, string? ThreadTs, string? Text);

    private sealed record Acted(string User, string Channel, string Ts, JsonObject Action);

    private sealed record Opened(string User);

    private sealed record ActedAtHome(string User, JsonObject Action);

    private sealed record Reacted(string User, string Channel, string Ts, string Name);

    private sealed record Submitted(string User, string View, JsonElement Values);
}
