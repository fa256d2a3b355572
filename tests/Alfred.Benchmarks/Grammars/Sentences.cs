namespace Alfred.Benchmarks.Grammars;

/// <summary>What is measured: every kind of command, in each language, and what nobody understands.</summary>
internal static class Sentences
{
    public static readonly (string Text, bool IsBiz)[] All =
    [
        ("add milk", false),
        ("please put milk, 2 kg apples and eggs x12 on the shopping list", false),
        ("what do we need?", false),
        ("got 1 and 3", false),
        ("remove the milk from the list", false),
        ("add chore take out the bins for Bob", false),
        ("briefing at 7:30", false),
        ("expense 12.50 lunch yesterday", true),
        ("Milch, 2 kg Äpfel und 12 Eier auf die Einkaufsliste", false),
        ("kannst du bitte Milch aufschreiben?", false),
        ("Ausgabe 12,50 Mittagessen", true),
        ("añade leche, 2 kg de manzanas y 12 huevos a la lista de la compra", false),
        ("¿qué falta comprar?", false),
        ("zet melk, 2 kg appels en 12 eieren op de boodschappenlijst", false),
        ("we hebben geen melk meer", false),
        ("ajoute du lait, 2 kg de pommes et 12 œufs à la liste de courses", false),
        ("on n'a plus de pain", false),
        ("thanks!", false),
        ("remvoe milk", false),
        ("add milk and remove eggs", false),
        ("the weather in Madrid will be fine tomorrow, they say", false),
        ("milk\nbread\neggs\nbutter\ntwo kilos of flour\na dozen eggs", false),
    ];
}
