# Archivos de los sistemas de RR. HH.

audit-hr-applied = Archivo de RR. HH. importado
audit-hr-undone = Importación de RR. HH. deshecha
audit-hr-source-saved = Origen de RR. HH. configurado
audit-hr-facts = Altas: { $joiners }; bajas: { $leavers }; traslados: { $moves }
