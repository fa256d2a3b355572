using System.Text;
using System.Text.Json;
using Alfred.Skills.Shared.PersonalData;
using Alfred.Skills.Tests.Doubles;
using CsvHelper;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviours 11 and 23: what is private stays private; one's own data are given and deleted.</summary>
public sealed class MembersData
{
    [Theory]
    [InlineData("en", "export my data")]
    [InlineData("de", "exportiere meine Daten")]
    [InlineData("es", "exporta mis datos")]
    [InlineData("fr", "exporte mes données")]
    [InlineData("nl", "exporteer mijn gegevens")]
    public async Task everything_comes_as_one_file_that_programs_read(string code, string said)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        var file = chat.Reply!.File!;
        Assert.Equal(("alfred-2026-11-23.json", "application/json", true), (file.Name, file.MediaType, chat.Reply.IsPrivate));
        using var json = JsonDocument.Parse(file.Content);
        var member = json.RootElement.GetProperty("tables").GetProperty("member")[0];
        Assert.Equal(("Ada", "admin"), (member.GetProperty("name").GetString(), member.GetProperty("role").GetString()));
    }

    [Theory]
    [InlineData("en", "export my data as CSV")]
    [InlineData("de", "exportiere meine Daten als CSV")]
    public async Task a_table_is_picked_for_a_spreadsheet(string code, string said)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        Assert.Contains("member", chat.Reply!.Choices!.Options.Select(option => option.Label));
        await chat.SayAsync("1");
        Assert.Equal("member-2026-11-23.csv", chat.Reply!.File!.Name);
        Assert.Equal("Ada", Read(chat.Reply.File.Content.ToArray(), "name"));
    }

    [Fact]
    public async Task among_others_it_comes_to_the_person_alone()
    {
        var family = new Household();
        var chat = family.Of("Bob");
        chat.IsDirect = false;
        Assert.Equal("I'll send it to you alone.", await chat.SayAsync("what do you know about me"));
        await family.PassAsync(NodaTime.Duration.FromSeconds(1));
        Assert.StartsWith("You are Bob (adult).", Assert.Single(family.ToldTo("Bob")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=2+3", "'=2+3")]
    [InlineData("+34600111222", "+34600111222")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝2+3", "'＝2+3")]
    [InlineData("-5.20", "-5.20")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("'quoted", "''quoted")]
    [InlineData("x\n=1+1", "\"x\n'=1+1\"")]
    [InlineData("x\r\n \"@SUM(A1)", "\"x\r\n' \"\"@SUM(A1)\"")]
    [InlineData("x\r-1\n'y;\n+2", "\"x\r'-1\n''y;'\n'+2\"")]
    [InlineData("x\n\ny\r\n\r\nz", "\"x\n\ny\r\n\r\nz\"")]
    [InlineData("two\nlines, \"and\" more", "\"two\nlines, \"\"and\"\" more\"")]
    public void a_spreadsheet_runs_nothing_and_reads_back_what_was_written(string value, string written)
    {
        var table = new ExportTable("notes", ["note", "other"], [[value, null]]);
        var bytes = ExportCsv.Write(table);
        Assert.Equal($"note,other\r\n{written},\r\n", Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        Assert.Equal(value, Read(bytes, "note"));
    }

    [Fact]
    public async Task what_somebody_bought_and_has_to_do_goes_by_their_new_name_and_by_none_once_they_are_forgotten()
    {
        var family = new Household();
        await family.SayAsync("Ada", "add milk");
        await family.SayAsync("Bob", "got milk");
        await family.SayAsync("Ada", "add chore dishes for Bob");
        await family.SayAsync("Bob", "my name is Robert");

        Assert.Contains("Robert", await family.SayAsync("Ada", "who bought milk?"), StringComparison.Ordinal);
        Assert.Equal("Robert", Assert.Single(family.Grains.Board.Open).Chore.Assignee);
        await family.SayAsync("Robert", "forget me now");

        var bought = await family.SayAsync("Ada", "who bought milk?");
        Assert.DoesNotContain("Bob", bought, StringComparison.Ordinal);
        Assert.DoesNotContain("Robert", bought, StringComparison.Ordinal);
        Assert.Null(Assert.Single(family.Grains.Board.Open).Chore.Assignee);
    }

    [Fact]
    public async Task nothing_keeps_any_name_or_id_of_somebody_who_is_forgotten()
    {
        var family = new Household();
        var id = family.Grains.Directory.Of("Bob").Id;
        string[] said =
        [
            "my birthday is 12 March 1990", "add milk", "got milk", "remember that my locker is 4711", "remind Ada to call at 9pm",
            "quiet from 22 to 7", "i'm away until friday",
        ];
        foreach (var text in said)
            await family.SayAsync("Bob", text);
        await family.SayAsync("Ada", "add chore dishes for Bob");
        await family.SayAsync("Ada", "move my reminder to 10pm");
        await family.SayAsync("Bob", "my name is Robert");
        foreach (var text in said)
            await family.SayAsync("Robert", text);
        Assert.Contains(family.Grains.Stored, row => row.Contains("Bob", StringComparison.Ordinal));
        Assert.Contains(family.Grains.Stored, row => row.Contains("Robert", StringComparison.Ordinal));

        await family.SayAsync("Robert", "forget me now");

        Assert.All(family.Grains.Stored, row =>
        {
            Assert.DoesNotContain("Bob", row, StringComparison.Ordinal);
            Assert.DoesNotContain("Robert", row, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", row, StringComparison.Ordinal);
            Assert.DoesNotContain(id.Value, row, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task a_birthday_goes_by_its_member_s_new_name_and_with_them()
    {
        var family = new Household();
        await family.SayAsync("Ada", "Bob's birthday is 12 March 1990");
        await family.SayAsync("Bob", "my name is Robert");
        Assert.Contains("Robert", await family.SayAsync("Ada", "birthdays"), StringComparison.Ordinal);

        Assert.Contains("birthday", await family.SayAsync("Robert", "forget me now"), StringComparison.Ordinal);

        Assert.DoesNotContain("12 March", await family.SayAsync("Ada", "birthdays"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_name_that_somebody_takes_brings_them_nobody_s_birthday()
    {
        var family = new Household();
        await family.SayAsync("Ada", "Grandma's birthday is 5 June");
        await family.SayAsync("Bob", "my name is Grandma");
        await family.SayAsync("Grandma", "my name is Bob");
        Assert.Contains("Grandma", await family.SayAsync("Ada", "birthdays"), StringComparison.Ordinal);
        await family.SayAsync("Bob", "my name is Grandma");

        await family.SayAsync("Grandma", "forget me now");

        Assert.Contains("5 June", await family.SayAsync("Ada", "birthdays"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_birthday_that_an_undo_put_back_is_still_its_member_s()
    {
        var family = new Household();
        await family.SayAsync("Ada", "Bob's birthday is 12 March 1990");
        await family.SayAsync("Ada", "remove Bob's birthday");
        await family.SayAsync("Ada", "undo");
        await family.SayAsync("Bob", "my name is Robert");

        await family.SayAsync("Robert", "forget me now");

        Assert.DoesNotContain("12 March", await family.SayAsync("Ada", "birthdays"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "forget me")]
    [InlineData("de", "vergiss mich")]
    [InlineData("es", "olvídame")]
    [InlineData("fr", "oublie-moi")]
    [InlineData("nl", "vergeet mij")]
    public async Task who_wants_to_be_forgotten_is_asked_and_then_is(string code, string said)
    {
        var family = new Household();
        var chat = family.Of("Bob");
        await chat.SayAsync("quiet from 22 to 7");
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        Assert.Equal(2, family.Grains.Directory.Members.Length);
        await chat.SayAsync("1");
        Assert.Equal(["Ada"], family.Grains.Directory.Members.Select(member => member.Name));
    }

    [Fact]
    public async Task a_configured_member_is_told_what_still_names_them()
    {
        var family = new Household();
        family.Grains.Directory.Change("Bob", bob => bob with { IsConfigured = true });
        var chat = family.Of("Bob");
        await chat.SayAsync("quiet from 22 to 7");
        await chat.SayAsync("forget me");
        Assert.Contains("still name you in MEMBERS", await chat.SayAsync("1"), StringComparison.Ordinal);
        Assert.Null(family.Grains.Directory.Of("Bob").QuietHours);
    }

    [Fact]
    public async Task the_only_admin_names_another_one_first()
    {
        var chat = Chat.Home();
        await chat.SayAsync("forget me");
        Assert.StartsWith("You are the only admin", await chat.SayAsync("1"), StringComparison.Ordinal);
        Assert.Equal(2, chat.Grains.Directory.Members.Length);
    }

    // A value of a table's one row, without the marks that keep a spreadsheet from running it.
    private static string Read(byte[] content, string column)
    {
        using var csv = CsvReader.Create(content, new CsvReaderOptions());
        Assert.True(csv.Read());
        var value = csv.GetString(csv.Headers.ToList().IndexOf(column));
        Assert.False(csv.Read());
        return SpreadsheetText.Unguard(value);
    }
}
