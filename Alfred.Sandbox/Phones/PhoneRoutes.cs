using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Phones;

/// <summary>What the page sends when somebody uses a phone on it.</summary>
internal static class PhoneRoutes
{
    private const int MaxText = 4_096;

    /// <summary>Maps it.</summary>
    public static void MapPhones(this IEndpointRouteBuilder page)
    {
        var services = page.ServiceProvider;
        var (book, actions, files) = (services.GetRequiredService<PhoneBook>(), services.GetRequiredService<PhoneActions>(),
            services.GetRequiredService<SandboxFiles>());
        page.MapPost("/phones/{id}/say", (string id, Written written) => On(book, id, phone =>
        {
            var text = SentText.Clean(written.Text);
            if (text.Length is 0 or > MaxText)
                return false;
            actions.Say(phone, text, written.QuotedId);
            return true;
        }));
        page.MapPost("/phones/{id}/pick", (string id, Picked picked) =>
            On(book, id, phone => actions.Pick(phone, picked.MessageId, picked.OptionId)));
        page.MapPost("/phones/{id}/react", (string id, Reacted reacted) => On(book, id, phone =>
        {
            actions.React(phone, reacted.MessageId, reacted.Emoji);
            return true;
        }));
        page.MapPost("/phones/{id}/seen", (string id) => On(book, id, phone =>
        {
            actions.See(phone);
            return true;
        }));
        page.MapPost("/phones/{id}/file", async (string id, string? name, string? caption, bool? voice, HttpRequest request) =>
        {
            if (await request.ReadBodyAsync(SandboxFiles.MaxSize) is not { Length: > 0 } content)
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            return On(book, id, phone =>
            {
                var file = files.Add(SentText.CleanName(name), request.ContentType ?? "application/octet-stream", content, voice ?? false);
                actions.SendFile(phone, file, SentText.Clean(caption));
                return true;
            });
        });
    }

    private static IResult On(PhoneBook book, string id, Func<Phone, bool> act) =>
        book.Find(id) is not { } phone ? Results.NotFound() : act(phone) ? Results.NoContent() : Results.BadRequest();

    private sealed record Written(string? Text, string? QuotedId);

    private sealed record Picked(string MessageId, string OptionId);

    private sealed record Reacted(string MessageId, string Emoji);
}
