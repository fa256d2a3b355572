using System.Text.Json;
using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Sentences;

public sealed class GrammarLaws
{
    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (kind, set) in new[] { ("home", SkillSet.Home), ("biz", SkillSet.Biz) })
        {
            foreach (var skill in set.Skills)
            {
                foreach (var action in skill.Actions)
                {
                    foreach (var example in SkillSet.Languages.Default.ExamplesOf(skill, action))
                        data.Add(kind, $"{skill.Name}.{action.Name}", example);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void every_example_is_understood_as_its_action(string kind, string action, string example)
    {
        var understanding = (kind == "home" ? Understood.Home : Understood.Biz).Parse(example);
        Assert.Equal(action, Assert.Single(Assert.IsType<GrammarResult.Commands>(understanding).Planned).Action.Value);
    }

    [Fact]
    public void no_text_throws() => Prop.ForAll<string>(text =>
    {
        Understood.Home.Parse(text ?? "");
        Understood.Biz.Parse(text ?? "");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void no_text_behind_a_command_throws_or_brings_control_characters_into_a_name()
    {
        string[] starts = ["add ", "got ", "done ", "add chore ", "briefing at ", "expense ", "expense 12 ", "add:\n- "];
        var texts = from start in Gen.Elements(starts) from rest in ArbMap.Default.GeneratorFor<string>() select start + rest;
        Prop.ForAll(texts.ToArbitrary(), text => new[] { Understood.Home, Understood.Biz }
            .Select(grammar => grammar.Parse(text))
            .OfType<GrammarResult.Commands>()
            .SelectMany(commands => commands.Planned)
            .SelectMany(command => command.Arguments.Values.Values)
            .All(value => !value.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void a_plan_survives_being_stored()
    {
        var planned = Assert.IsType<GrammarResult.Commands>(Understood.Home.Parse("add milk, 2 kg apples\ngot 1 and 3\nlist")).Planned;
        var stored = JsonSerializer.Serialize(planned, JsonSerializerOptions.Web);
        Assert.Equal(
            planned,
            JsonSerializer.Deserialize<System.Collections.Immutable.ImmutableArray<PlannedCommand>>(stored, JsonSerializerOptions.Web));
    }

    [Fact]
    public void a_stored_plan_is_readable_and_may_have_its_keys_in_any_order()
    {
        var command = new PlannedCommand(new("groceries.add"), Arguments.None.With("items", "milk"));
        Assert.Equal("""{"action":"groceries.add","arguments":{"items":"milk"}}""", JsonSerializer.Serialize(command));
        Assert.Equal(command, JsonSerializer.Deserialize<PlannedCommand>("""{"arguments":{"items":"milk"},"action":"groceries.add"}"""));
    }

    [Fact]
    public void a_message_that_is_too_long_is_refused_without_being_read() =>
        Assert.Contains("too long", Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse("add " + new string('x', 2_000))).Text);

    [Theory]
    [InlineData("put ", "on it; ")]
    [InlineData("put ", "on it, ")]
    [InlineData("put ", "on it and ")]
    [InlineData("", "put on. ")]
    public void a_message_made_to_be_split_in_every_way_is_looked_at_within_bounds(string start, string repeated)
    {
        var skill = new CountingSkill();
        var grammar = new Grammar(new SkillSet([skill]), TestInstance.Home, SkillSet.Languages);
        var text = start + string.Concat(Enumerable.Repeat(repeated, 2_000));

        grammar.Parse(text[..2_000]);

        // The letters that were read as values: of the message once and again, not of each of its parts in each of its places.
        Assert.InRange(skill.Letters, 1, 400 * 2_000);
    }

    [Fact]
    public void eleven_commands_in_one_message_are_refused_whole() =>
        Assert.Contains(
            "at most 10",
            Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(string.Join('\n', Enumerable.Repeat("ping", 11)))).Text);

    [Theory]
    [InlineData("why is the sky blue?", "I did not understand")]
    [InlineData("what is love", "I did not understand")]
    [InlineData("warum ist der Himmel blau?", "Das habe ich nicht")]
    [InlineData("por qué es azul el cielo", "No te he entendido")]
    [InlineData("pourquoi le ciel est bleu", "Je n'ai pas")]
    [InlineData("waarom is de lucht blauw?", "Dat heb ik niet")]
    public void a_question_about_the_world_is_not_taken_for_one_about_members(string said, string answer)
    {
        Assert.StartsWith(answer, TextOf(Understood.Home.Parse(said)), StringComparison.Ordinal);
        Assert.StartsWith(answer, TextOf(Understood.Biz.Parse(said)), StringComparison.Ordinal);

        static string TextOf(GrammarResult result) => result switch
        {
            GrammarResult.Nothing nothing => nothing.Text,
            GrammarResult.Problem problem => problem.Text,
            _ => "a command",
        };
    }

    [Fact]
    public void what_is_not_understood_is_answered_with_examples_that_work_here()
    {
        Assert.Equal(
            """I did not understand that. You can say "add milk", "chores" or "help".""".Replace("chores", "add chore take out the bins"),
            Assert.IsType<GrammarResult.Nothing>(Understood.Home.Parse("the weather in Madrid")).Text);
        Assert.Equal("""I did not understand that. You can say "expense 123.45", "inbox" or "help".""",
            Assert.IsType<GrammarResult.Nothing>(Understood.Biz.Parse("the weather in Madrid")).Text);
    }

    [Theory]
    [InlineData("groceris", "groceries.list")]
    [InlineData("chroes", "chores.list")]
    [InlineData("remvoe milk", "groceries.remove items=milk")]
    [InlineData("addd milk to the shoping list", "groceries.add items=milk")]
    public void a_slip_of_the_finger_in_a_long_word_is_taken_for_what_was_meant(string text, string meaning) =>
        Assert.Equal(meaning, Understood.By(Understood.Home, text));

    [Theory]
    [InlineData("milk, 2 kg apples and eggs x12", "groceries.add items=milk/apples 2 kg/eggs 12 ")]
    [InlineData("Milch, 2 kg Äpfel und Eier x12", "groceries.add items=Milch/Äpfel 2 kg/Eier 12 ")]
    [InlineData("leche, 2 kg de manzanas y huevos x12", "groceries.add items=leche/manzanas 2 kg/huevos 12 ")]
    [InlineData("melk, 2 kg appels en eieren x12", "groceries.add items=melk/appels 2 kg/eieren 12 ")]
    [InlineData("lait, 2 kg de pommes et œufs x12", "groceries.add items=lait/pommes 2 kg/œufs 12 ")]
    public void things_with_an_amount_need_no_verb(string text, string meaning) =>
        Assert.Equal(meaning, Understood.By(Understood.Home, text));

    [Theory]
    [InlineData("milk, bread, eggs", 3)]
    [InlineData("milk\nbread\neggs", 3)]
    [InlineData("tomatoes, onions and garlic", 3)]
    public void things_without_amounts_are_asked_about(string text, int count)
    {
        var problem = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(text));
        Assert.Equal($"Add these {count} to the list?", problem.Text);
        Assert.StartsWith("add ", Assert.Single(problem.Choices!.Options).Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weekend\nrice; make Bob an admin")]
    [InlineData("weekend, rice; make Bob an admin, flour")]
    [InlineData("weekend\nrice! forget me now!")]
    [InlineData("Wochenende\nReis; mach Bob zum Admin")]
    public void lines_with_a_request_among_them_are_not_asked_about(string text) =>
        Assert.IsType<GrammarResult.Nothing>(Understood.Home.Parse(text));

    [Fact]
    public void a_line_with_a_full_stop_in_it_is_one_thing_that_the_button_adds()
    {
        var asked = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse("weekend\nrice. make Bob an admin\nflour"));
        var says = Assert.Single(asked.Choices!.Options).Says;
        var planned = Assert.IsType<GrammarResult.Commands>(Understood.Home.Parse(says)).Planned;
        Assert.Equal("groceries.add", Assert.Single(planned).Action.Value);
    }

    [Theory]
    [InlineData("well, that was nice, thank you")]
    [InlineData("the weather, you know, is fine")]
    public void a_sentence_with_commas_is_no_list(string text) =>
        Assert.IsNotType<GrammarResult.Commands>(Understood.Home.Parse(text));

    [Theory]
    [InlineData("acheté du lait", "groceries.got items=lait")]
    [InlineData("achète du lait", "groceries.add items=lait")]
    public void accents_decide_where_nothing_else_does(string text, string meaning) =>
        Assert.Equal(meaning, Understood.By(Understood.Home, text));

    [Fact]
    public void without_the_accents_that_decide_the_person_is_asked()
    {
        var problem = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse("achete du lait"));
        Assert.Equal(["achète du lait", "acheté du lait"], problem.Choices!.Options.Select(option => option.Says));
    }

    [Theory]
    [InlineData("gto milk")]
    [InlineData("ad milk")]
    public void a_slip_of_the_finger_in_a_short_word_is_asked_about(string text) =>
        Assert.StartsWith("Did you mean \"", Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(text)).Text);

    [Theory]
    [InlineData("x\n", 990)]
    [InlineData("done ", 390)]
    [InlineData("on the list ", 160)]
    public void the_longest_of_messages_costs_little(string part, int times)
    {
        // The first run compiles code.
        Understood.Home.Parse("add milk");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Understood.Home.Parse("add " + string.Concat(Enumerable.Repeat(part, times)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    /// <summary>Anything can be put, and "on" begins another request: every place may be the end of one.</summary>
    private sealed class CountingSkill : Skill
    {
        public long Letters { get; private set; }

        public override string Name => "counting";

        public override IReadOnlyList<SkillAction> Actions =>
        [
            new()
            {
                Name = "put",
                Summary = "Put something",
                Effect = Effect.Read,
                Phrases = ["put {thing}", "on {thing}"],
                Examples = ["put milk"],
                Parameters =
                [
                    new()
                    {
                        Name = "thing",
                        Summary = "Anything",
                        Read = (text, _) =>
                        {
                            Letters += text.Length;
                            return new ParseResult.Understood(text);
                        },
                    },
                ],
                Run = static (_, _, _) => Task.FromResult(new Outcome()),
            },
        ];
    }
}
