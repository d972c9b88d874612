"""First names that only men or only women commonly have in English novels; names of both are left out."""

from __future__ import annotations

from plotweaver_manuscript.canon.claims import Gender

_MEN = """
    Aaron Abel Abraham Adam Adrian Alan Albert Alec Alexander Alfred Algernon Ambrose Amos Andrew Angus Anthony
    Antonio Archibald Archie Arnold Arthur Aubrey Augustus Austin Barnaby Bartholomew Basil Ben Benedict Benjamin
    Bernard Bertie Bertram Bill Billy Bob Bobby Boris Brian Bruce Caleb Carl Carlos Cecil Cedric Charles Charley
    Charlie Christopher Clarence Claude Clement Clifford Clive Colin Conrad Cuthbert Cyril Daniel David Davy Dennis
    Derek Dick Dominic Donald Douglas Duncan Dudley Ebenezer Edgar Edmund Edward Edwin Eli Elijah Eliot Ellis Enoch
    Eric Ernest Ethan Eugene Eustace Ezra Felix Ferdinand Fergus Fitzwilliam Frank Franklin Fred Freddy Frederic
    Frederick Gabriel Geoffrey George Gerald Gerard Gilbert Giles Godfrey Gordon Graham Gregory Gustave Guy Hamish
    Harold Harry Hector Henri Henry Herbert Herman Horace Horatio Howard Hubert Hugh Hugo Humphrey Ian Ignatius Isaac
    Ivan Ivor Jack Jacob Jacques Jake James Jamie Jasper Jean-Paul Jeremiah Jeremy Jerome Jim Jimmy Joe Joel John
    Johnny Jonah Jonas Jonathan Jose Joseph Joshua Josiah Juan Jude Julian Julius Karl Keith Kenneth Kevin Lambert
    Lancelot Laurence Lawrence Leo Leon Leonard Leopold Lewis Lionel Louis Lucas Lucius Luke Luther Malcolm Marcus
    Mark Martin Matthew Maurice Maximilian Michael Miles Montague Mortimer Moses Nathan Nathaniel Neil Ned Neville
    Nicholas Nick Nigel Noah Noel Norman Oliver Oscar Osborne Oswald Otto Owen Patrick Paul Pedro Percival Percy Peter
    Philip Phineas Pierre Piers Ralph Randolph Raphael Raymond Reginald Rene Reuben Richard Robert Roderick Rodney
    Roger Roland Ronald Rowland Roy Rufus Rupert Samson Samuel Saul Sebastian Septimus Seth Sherlock Sidney Silas
    Simeon Simon Solomon Stephen Steven Stuart Ted Teddy Terence Thaddeus Theodore Thomas Tim Timothy Tobias Toby Tom
    Tommy Tomas Tristan Tristram Ulysses Uriah Victor Vincent Vladimir Walter Wilfred Will William Willie Winston
    Xavier Zachary
"""
_WOMEN = """
    Abigail Ada Adela Adelaide Adele Adeline Agatha Agnes Alexandra Alice Alicia Alison Amabel Amanda Amelia Amy
    Anastasia Angela Angelica Anita Ann Anna Annabel Anne Annette Annie Antonia Antoinette Arabella Audrey Augusta
    Aurelia Barbara Beatrice Becky Belinda Bella Bernadette Bertha Bess Bessie Beth Betsy Betty Bettany Blanche Brenda
    Bridget Camilla Caroline Carrie Cassandra Catherine Cathy Cecilia Cecily Celia Charlotte Chloe Christina Christine
    Clara Clarissa Claudia Clementina Clementine Constance Constantia Cora Cordelia Cornelia Cynthia Daisy Daphne
    Deborah Delia Della Diana Dinah Dolly Dora Dorcas Doris Dorothea Dorothy Edith Edna Effie Eileen Elaine Eleanor
    Elena Eliza Elizabeth Ella Ellen Elinor Elsie Emily Emma Emmeline Enid Esmeralda Estella Esther Ethel Etta Eugenia
    Eunice Eva Eve Eveline Evelina Fanny Flora Florence Frances Francesca Freda Gabrielle Georgiana Georgina Geraldine
    Gertrude Gladys Gloria Grace Greta Gwendolen Gwendolyn Hannah Harriet Helen Helena Helene Henrietta Hermione
    Hester Hetty Hilda Honoria Ida Imogen Ines Irene Iris Isabel Isabella Isobel Ivy Jane Janet Janey Jane Jemima
    Jennie Jennifer Jenny Jessica Jessie Joan Joanna Josephine Josie Judith Julia Juliana Juliet Karen Kate Katharine
    Katherine Kathleen Katie Kitty Laetitia Laura Lavinia Leah Lena Leonora Letitia Letty Lettice Lilian Lillian Lily
    Lizzie Lizzy Lois Lottie Louisa Louise Lucia Lucilla Lucinda Lucy Lydia Mabel Madeleine Madeline Madge Maggie
    Malvina Marcella Margaret Margery Maria Marian Marianne Marie Marina Marion Marjorie Martha Mary Mariequita
    Matilda Maud Maude May Meg Melissa Mercy Meredith Mildred Millicent Minnie Miranda Miriam Moll Molly Monica Muriel
    Myra Myrtle Nancy Nell Nellie Nelly Nora Norah Octavia Olive Olivia Ophelia Pamela Patience Patricia Patty Paulina
    Pauline Pearl Peggy Penelope Philippa Phoebe Phyllis Polly Priscilla Prudence Rachel Rebecca Rhoda Rita Rosa
    Rosalie Rosalind Rosamond Rosamund Rose Rosemary Rosie Ruby Ruth Sally Salome Sarah Selina Serena Shirley Sibyl
    Sonia Sophia Sophie Sophy Stella Susan Susanna Susannah Sylvia Tabitha Tamsin Teresa Tess Tessa Thea Theodora
    Theresa Ursula Valerie Vanessa Vera Veronica Victoria Viola Violet Virginia Winifred Yvonne Zoe
"""
#: By name, whose it is.
FIRST_NAMES: dict[str, Gender] = {**dict.fromkeys(_MEN.split(), "m"), **dict.fromkeys(_WOMEN.split(), "f")}
