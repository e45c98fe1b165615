namespace Programme.Delivery;

/// <summary>Words by which <see cref="NoteScan"/> tells names from other words.</summary>
internal static class NoteWords
{
    /// <summary>Words that are written with a capital and name nobody: days, months, seasons, terms of schools and social care.</summary>
    public static readonly HashSet<string> Usual = Set(
        """
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
        November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Autumn Winter
        Spring Summer Easter Christmas Whitsun Ramadan Eid Diwali Bank Holiday Half Term Inset Year Key Stage Reception Sixth Form Head
        Headteacher Deputy Assistant Principal Governor Governors School Schools Academy College Trust Team Teams Group Designated
        Safeguarding Lead Leads Supervisor Supervision Social Worker Workers Care Services Service Children Childrens Child Young Person
        People Family Families Help Early Support Front Door Duty Desk Local Authority Council Partnership Board Panel Hub Centre Court
        Police Health Visitor Nurse Mental Education Welfare Officer Officers Virtual Special Needs Educational Plan Plans Assessment
        Assessments Section Protection Conference Initial Review Strategy Discussion Meeting Core Need In Looked After Private Fostering
        Operation Encompass Keeping Safe Working Together Prevent Channel Duty Domestic Abuse Act Neglect Exploitation Criminal Sexual
        Female Genital Mutilation Signs Safety Safer Recruitment Online Harm Graded Profile Continuum Threshold Thresholds Levels Level
        Tier Policy Guidance English England Britain British European Covid Ofsted Microsoft Zoom Google Outlook Office Excel Word Forms
        Windows United Kingdom Department Government Home Equality Human Rights Annex Part Chapter Appendix Agenda Action Actions Point
        Points Single Integrated Multi Agency Referral Form Advice Line Contact Contacts Information Sharing And Of The For To With By
        On At From As Or But Nor
        """);

    /// <summary>Words with which a sentence or a heading often begins.</summary>
    public static readonly HashSet<string> Starters = Set(
        """
        A An The This That These Those We I They He She It Our Their His Her My Your Its All Any Both Some Each Every Many Most Much
        More Next New No Not Now Other Good Great Very Well Also After Before During Since Until Then There When While Where Which Who
        What Why How If So Because Although However Please See Ask Send Share Read Keep Use Make Take Bring Call Check Focus Only Still
        Again Two Three Four Five Six First Second Third Last Plan Had Has Have Was Were Is Are Be Been To For From With In On At By
        Need Needs Held Met Spoke Took Made Went Came Felt Left Ran Gave Got Will Would Could Should Can May Might Must Do Does Did
        Follow Questions Question Update Updates Session Time Long Short Full Late Early Strong Clear Useful Helpful Feedback Staff
        Notes Discussion
        """);

    /// <summary>Initials that are written in capitals and name nobody.</summary>
    public static readonly HashSet<string> Initials = Set(
        """
        KCSIE MASH DSL DDSL DSLS SSW CSC CAMHS SENCO SENDCO SEND EHCP EHA EHAT TAF TAC CIN CP CPP ICPC RCPC LAC CLA LADO LSCP MARAC MACE
        FGM CSE CCE CSA HSB UASC NRPF NFA IRO IHA EWO PSHE RSE GDPR DFE OFSTED NHS GP MAT LA PRU AP DBS SEMH ADHD ASD ASC PTSD DV DA
        NSPCC CEOP BSL EAL FSM PP KS1 KS2 KS3 KS4 KS5 CPD INSET AGM COVID YJS YOT MDT SLT TEAMS EHASH FFT SDQ OK ASAP FYI TBC HR IT UK
        AND THE FOR NOT NEXT STEPS
        """);

    /// <summary>Given names that are hardly ever another word.</summary>
    public static readonly HashSet<string> GivenNames = Set(
        """
        Aaliyah Aaron Abdul Abdullah Abigail Adam Ahmed Aiden Aisha Alan Albert Alex Alexander Alfie Alice Alison Amelia Amina Amy
        Andrea Andrew Angela Anna Anne Anthony Archie Arthur Ayesha Barbara Bella Ben Benjamin Beth Brandon Brian Caitlin Callum Cameron
        Carol Caroline Catherine Charles Charlie Charlotte Chloe Chris Christina Christine Christopher Claire Connor Courtney Craig
        Daniel Daniella Darren David Dawud Deborah Demi Denise Diane Donna Dylan Edward Elaine Eleanor Elizabeth Ella Ellie Elliot Emily
        Emma Erin Ethan Eva Evie Farah Fatima Finley Fiona Francesca Freddie Freya Gareth Gary Gemma George Georgia Gillian Hamza Hannah
        Harriet Harrison Harry Hassan Heather Helen Henry Holly Ian Ibrahim Imran Imogen Isaac Isabella Isla Jacob Jade Jake James Jamie
        Jane Janet Jason Jayden Jennifer Jessica Joan Joanne Joe John Jonathan Jordan Joseph Joshua Josh Julia Julie Karen Kate
        Katherine Katie Kayden Keira Keith Kelly Kerry Kevin Khadija Kian Kieran Kimberley Kyle Lacey Laura Lauren Leah Lee Leo Leon
        Lewis Liam Lily Linda Lisa Logan Louise Luca Lucas Lucy Luke Lydia Maisie Malik Margaret Maria Marie Martin Maryam Matthew Max
        Megan Melissa Mia Michael Michelle Millie Mohamed Mohammad Mohammed Molly Muhammad Mustafa Natalie Natasha Nathan Nicholas
        Nicola Nicole Noah Oliver Olivia Omar Oscar Owen Pamela Patricia Paul Peter Philip Phoebe Rachel Rebecca Reece Rhys Richard
        Riley Robert Rosie Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scarlett Scott Sean Sebastian Shannon Sharon Shaun
        Simon Sophia Sophie Stacey Stephanie Stephen Steven Stuart Susan Tariq Teddy Theo Thomas Toby Tom Tracey Tyler Umar Victoria
        Wendy William Yasmin Yusuf Zac Zachary Zainab Zara Zoe
        """);

    private static HashSet<string> Set(string words) => [.. words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
