using Alfred.EndToEnd.Browser;
using Alfred.Testing;
using Alfred.Testing.Instances;

namespace Alfred.EndToEnd.Console;

/// <summary>S7: the subject of a mail, which anybody can send, is text in the console.</summary>
[Trait("Category", "BizOnly")]
public sealed class HostileMailTests(SharedPostgres postgres, Chromium chromium)
{
    // So many mails that want nothing stand in a line of their own.
    private const int LinesOfDigest = 5;

    // A subject is cut off behind as many characters.
    private const int MaxSubject = 60;

    [Fact]
    public async Task of_a_hundred_scripts_in_subjects_none_runs()
    {
        Assert.SkipUnless(DovecotServer.FindProgram() is not null, "Dovecot is not installed");
        await using var mail = await DovecotServer.StartAsync();
        await using var biz = await BizInstance.PrepareAsync(
            await postgres.CreateDatabaseAsync(), ("OPERATOR_TOKEN", ConsoleInstance.Token), ("MEMBERS", "Ada=U024BE7LH"),
            ("IMAP_URL", $"imap://{Uri.EscapeDataString(DovecotServer.User)}:{DovecotServer.Password}@127.0.0.1:{mail.Port}"));
        await biz.StartAsync();
        foreach (var subjects in ScriptPayloads.All.Chunk(LinesOfDigest))
        {
            mail.Empty();
            foreach (var (number, subject) in subjects.Index())
                mail.Deliver($"From: a{number}@example.org\nSubject: {subject}\n\nHello.\n", TimeProvider.System.GetUtcNow());
            Assert.Contains($"{subjects.Length}", await biz.AnswerAsync("inbox"), StringComparison.Ordinal);
        }

        var page = await chromium.OpenAsync($"{biz.Client.BaseAddress}dashboard/sign-in");
        await RevealedText.IsHarmlessAsync(biz, page, Carriers());
    }

    // What every hostile subject carries, as far as it is shown.
    private static IEnumerable<string> Carriers() => ScriptPayloads.All.Where(static payload => payload.Length <= MaxSubject
        && !payload.Contains('"', StringComparison.Ordinal) && !payload.Contains("://", StringComparison.Ordinal));
}
